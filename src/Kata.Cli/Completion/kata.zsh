# Completion of kata for zsh: put this line into ~/.zshrc, after compinit.
#   source <(kata completion zsh)
_kata() {
  local line="${(j: :)words[2,CURRENT]}"
  local -a found
  found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
  compadd -- "${(@)found:#}" || _files
}
compdef _kata kata

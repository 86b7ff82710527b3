# Completion of kata for bash: put this line into ~/.bashrc.
#   source <(kata completion bash)
_kata() {
  local line=${COMP_LINE:0:COMP_POINT} words
  line=${line#"${COMP_WORDS[0]}"}
  line=${line#"${line%%[! ]*}"}
  words=$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null) || return
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _kata kata

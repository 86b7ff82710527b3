# Completion of kata for PowerShell: put this line into the file that $PROFILE names.
#   kata completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName kata -ScriptBlock {
  param($word, $command, $position)
  $name = $command.CommandElements[0].Extent.Text
  $typed = $command.ToString().PadRight($position - $command.Extent.StartOffset)
  $line = $typed.Substring(0, $position - $command.Extent.StartOffset).Substring($name.Length).TrimStart()
  & $name "[suggest:$($line.Length)]" $line 2>$null | Where-Object { $_ -like "$word*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}

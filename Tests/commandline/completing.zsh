# Makes an interactive zsh complete once and write down the line.
PS1=
fpath=($1 $fpath)
autoload -Uz compinit
compinit -u -D
# The line editor reads, so a key cannot come too early.
zle-line-init() print -n '<ready>'
zle -N zle-line-init
complete-once() { zle complete-word; print -rn -- "<line>$BUFFER<end>"; exit }
zle -N complete-once
bindkey '^I' complete-once

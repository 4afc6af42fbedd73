package main

import (
	"fmt"
	"io"
	"strings"
)

// completeBash writes the completion for bash, from version 3.2 on.
func completeBash(w io.Writer, c *completion) {
	fmt.Fprintf(w, bashHead, c.commandPattern())
	seen := make(map[string]bool)
	for _, command := range c.commands {
		for _, flag := range command.flags {
			if key := strings.Join(flag.dashed(), "|"); flag.value != nil && !seen[key] {
				seen[key] = true
				fmt.Fprintf(w, "    %s) %s ;;\n", key, flag.value.bash())
			}
		}
	}
	fmt.Fprintf(w, "    *)\n        if [[ -n $equals ]]; then\n            words=%s\n        elif [[ $cur == -* ]]; then\n            case $command in\n",
		quoteShell(strings.Join(levels, " ")))
	for _, command := range c.commands {
		var flags []string
		for _, flag := range command.flags {
			flags = append(flags, flag.dashed()...)
		}
		fmt.Fprintf(w, "            %s) words=%s ;;\n", quoteShell(command.name), quoteShell(strings.Join(flags, " ")))
	}
	fmt.Fprint(w, "            esac\n        else\n            case $command in\n")
	for _, command := range c.commands {
		fmt.Fprintf(w, "            %s) %s ;;\n", quoteShell(command.name), command.argument.bash())
	}
	fmt.Fprint(w, bashTail)
}

const bashHead = `# Completion of complint for bash: source <(complint completion bash)

_complint() {
    local cur=${COMP_WORDS[COMP_CWORD]} command= words= files= equals= i
    # To bash the equals sign of --flag=value and RULE=LEVEL is a word.
    i=$((COMP_CWORD - 1))
    if [[ $cur == = ]]; then
        cur= equals=1
    elif [[ ${COMP_WORDS[i]} == = ]]; then
        i=$((i - 1)) equals=1
    fi
    local prev=${COMP_WORDS[i]}
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        %s) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $prev in
`

const bashTail = `            esac
        fi
        ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    # Where nothing is found, files are, unless they make no sense.
    [[ -n $files ]] || compopt +o default 2>/dev/null
    [[ $words != *=* ]] || compopt -o nospace 2>/dev/null
}

complete -o default -F _complint complint
`

// bash returns assignments that say what can be completed.
func (c completed) bash() string {
	words := strings.Join(c.words, " ")
	if c.levels {
		words = strings.Join(c.words, "= ") + "="
	}
	assignments := "words=" + quoteShell(words)
	if c.files {
		assignments += " files=1"
	}
	return assignments
}

// dashed returns the names of a flag as they are written.
func (f completedFlag) dashed() []string {
	var names []string
	for _, name := range f.names {
		names = append(names, dashed(name))
	}
	return names
}

// commandPattern returns a pattern that matches the names of the commands.
func (c *completion) commandPattern() string { return strings.Join(c.commands[0].argument.words, "|") }

// completeZsh writes the completion for zsh, which may be sourced, or be a
// file of the function path.
func completeZsh(w io.Writer, c *completion) {
	fmt.Fprintf(w, zshHead, strings.Join(levels, " "), c.commandPattern())
	for _, command := range c.commands[1:] {
		fmt.Fprintf(w, "        %s\n", quoteShell(command.name+":"+command.usage))
	}
	fmt.Fprint(w, "    )\n    case $command in\n")
	for _, command := range c.commands {
		fmt.Fprintf(w, "    (%s)\n        _arguments -S \\\n", quoteShell(command.name))
		for _, flag := range command.flags {
			fmt.Fprintf(w, "            %s \\\n", flag.zsh())
		}
		if command.name == "" {
			fmt.Fprint(w, "            '1: :_complint_first' '*: :_files'\n        ;;\n")
		} else {
			fmt.Fprintf(w, "            '1: : ' %s\n        ;;\n", quoteShell("*: :"+command.argument.zsh()))
		}
	}
	fmt.Fprint(w, zshTail)
}

const zshHead = `#compdef complint
# Completion of complint for zsh: source <(complint completion zsh)

_complint_level() {
    if compset -P '*='; then
        compadd %s
    else
        compadd -S = "$@"
    fi
}

_complint_first() {
    _describe command commands
    _files
}

_complint() {
    local command= word
    for word in ${words[2,CURRENT-1]}; do
        case $word in
        (%s) command=$word; break ;;
        esac
    done
    local -a commands=(
`

const zshTail = `    esac
}

if [[ $funcstack[1] == _complint ]]; then
    _complint "$@"
else
    compdef _complint complint
fi
`

// zsh returns the specification of a flag for _arguments.
func (f completedFlag) zsh() string {
	usage := strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(f.usage)
	var specs []string
	for _, name := range f.dashed() {
		spec := name + "[" + usage + "]"
		if f.value != nil {
			sign := "="
			if !strings.HasPrefix(name, "--") {
				sign = ""
			}
			spec = "*" + name + sign + "[" + usage + "]: :" + f.value.zsh()
		}
		specs = append(specs, quoteShell(spec))
	}
	return strings.Join(specs, " ")
}

// zsh returns the action of _arguments that completes.
func (c completed) zsh() string {
	switch {
	case c.files:
		return "_files"
	case c.levels:
		return "_complint_level " + strings.Join(c.words, " ")
	case len(c.words) > 0:
		return "(" + strings.Join(c.words, " ") + ")"
	}
	return " "
}

// completeFish writes the completion for fish, from version 3 on.
func completeFish(w io.Writer, c *completion) {
	fmt.Fprintf(w, fishHead, strings.ReplaceAll(c.commandPattern(), "|", " "))
	for _, command := range c.commands[1:] {
		fmt.Fprintf(w, "complete -c complint -n %s -a %s -d %s\n", fishCondition(""), command.name, quoteShell(command.usage))
	}
	for _, command := range c.commands {
		condition := fishCondition(command.name)
		if command.name != "" && len(command.argument.words) > 0 {
			fmt.Fprintf(w, "complete -c complint -n %s -a %s\n", condition, quoteShell(strings.Join(command.argument.words, " ")))
		}
		if command.argument.files {
			fmt.Fprintf(w, "complete -c complint -n %s -F\n", condition)
		}
		for _, flag := range command.flags {
			fmt.Fprintf(w, "complete -c complint -n %s%s -d %s\n", condition, flag.fish(), quoteShell(flag.usage))
		}
	}
}

const fishHead = `# Completion of complint for fish: complint completion fish | source

function __complint_is -d 'whether a command is on the command line'
    set -l found ''
    for word in (commandline -opc)[2..-1]
        if contains -- $word %s
            set found $word
            break
        end
    end
    test "$found" = "$argv[1]"
end

complete -c complint -f
`

func fishCondition(command string) string {
	return quoteShell(`__complint_is "` + command + `"`)
}

// fish returns the names of a flag, and what its value may be.
func (f completedFlag) fish() string {
	var out strings.Builder
	for _, name := range f.names {
		if len(name) == 1 {
			out.WriteString(" -s " + name)
		} else {
			out.WriteString(" -l " + name)
		}
	}
	switch {
	case f.value == nil:
	case f.value.files:
		out.WriteString(" -r -F")
	default:
		out.WriteString(" -x -a " + quoteShell(strings.Join(f.value.fish(), " ")))
	}
	return out.String()
}

func (c completed) fish() []string {
	if !c.levels {
		return c.words
	}
	var words []string
	for _, rule := range c.words {
		for _, level := range levels {
			words = append(words, rule+"="+level)
		}
	}
	return words
}

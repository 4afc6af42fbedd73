package glob

import "strings"

// List is a list of patterns, of which the last one that matches counts.
type List []Pattern

// ParseIgnore reads a .gitignore file. Lines that are no pattern match nothing
// and are left out, as Git does.
func ParseIgnore(file string) List {
	var list List
	for line := range strings.Lines(strings.TrimPrefix(file, "\ufeff")) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if p, err := Compile(trimSpaces(line)); err == nil {
			list = append(list, p)
		}
	}
	return list
}

// trimSpaces takes the spaces off the end of a line that no backslash is for.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = min(i+1, len(line))
	}
	return line[:end]
}

// Match reports what the list says about path: whether it matches, and whether
// any of the patterns, a negated one included, was for it.
func (l List) Match(path string, folder bool) (matched, decided bool) {
	for i := len(l) - 1; i >= 0; i-- {
		if l[i].Match(path, folder) {
			return !l[i].Negated, true
		}
	}
	return false, false
}

// Covers reports whether the list matches path or a folder that path is below.
// A negated pattern brings nothing back that is below such a folder.
func (l List) Covers(path string, folder bool) bool {
	return covers(path, folder, func(path string, folder bool) bool {
		matched, _ := l.Match(path, folder)
		return matched
	})
}

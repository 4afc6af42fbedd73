package comparison

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/data"
)

// Fold returns what two spellings of a heading or of a name have in common:
// letters in lower case without accents, digits, and "+", "#" and inner dots,
// which tell C from C++ and C#; words are separated by single spaces, as are
// Latin and East Asian letters, between which nobody writes one. The module's
// partial comparisons/fold.html does the same.
func Fold(text string) string {
	if isASCII(text) {
		return foldASCII(text)
	}
	return foldAny(text)
}

func foldAny(text string) string {
	letters := foldLetters(text)
	out := make([]byte, 0, len(letters))
	for word := range strings.FieldsFuncSeq(letters, isSeparator) {
		word = strings.TrimRight(word, ".")
		if strings.Trim(word, "+#.") == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, word...)
	}
	return string(out)
}

// foldASCII is foldAny for what most headings and cells are.
func foldASCII(text string) string {
	var space [64]byte
	out := space[:0]
	for i := 0; i < len(text); {
		c := text[i]
		if !isFolded[c] {
			i++
			continue
		}
		start := len(out)
		if start > 0 {
			out = append(out, ' ')
		}
		solid := 0 // up to where there is a word, without the periods after it
		letters := false
		for ; i < len(text) && isFolded[text[i]]; i++ {
			c := text[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			out = append(out, c)
			if c != '.' {
				solid = len(out)
			}
			letters = letters || c >= '0'
		}
		if out = out[:solid]; !letters {
			out = out[:start]
		}
	}
	if string(out) == text {
		return text
	}
	return string(out)
}

// isFolded tells which ASCII characters Fold keeps.
var isFolded = func() (keeps [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		keeps[c] = !isSeparator(rune(c))
	}
	return keeps
}()

// eastAsian is what a regular expression's brackets hold to match Han
// characters, kana and Hangul: the scripts that set words of others among their
// own without a space.
const eastAsian = `\x{3005}-\x{3007}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}\x{F900}-\x{FAFF}`

// isEastAsian reports whether r is one of eastAsian.
func isEastAsian(r rune) bool {
	return '\u3005' <= r && r <= '\u3007' || '\u3040' <= r && r <= '\u30ff' || '\u3400' <= r && r <= '\u9fff' ||
		'\uac00' <= r && r <= '\ud7af' || '\uf900' <= r && r <= '\ufaff'
}

// foldLetters lowers the case, takes the accents off, and puts a space between
// East Asian and other letters.
func foldLetters(text string) string {
	text = strings.ToLower(text)
	out := make([]byte, 0, len(text)+len(text)/4)
	previous := ' '
	write := func(r rune) {
		if previous != ' ' && r != ' ' && isEastAsian(previous) != isEastAsian(r) {
			out = append(out, ' ')
		}
		out = utf8.AppendRune(out, r)
		previous = r
	}
	table := unaccented()
	for _, r := range text {
		plain, accented := table.of(r)
		switch {
		case accented:
			for _, r := range plain {
				write(r)
			}
		case r < '\u0300' || r > '\u036F': // but for combining accents
			write(r)
		}
	}
	return string(out)
}

func isSeparator(r rune) bool {
	switch {
	case r == '+' || r == '#' || r == '.':
		return false
	case '\u4e00' <= r && r <= '\u9fff' || '\uac00' <= r && r <= '\ud7a3':
		return false // all letters
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// accents tell what accented letters in lower case are folded into, which may be
// nothing.
type accents struct {
	near [0x600]plainLetter // European and Cyrillic letters
	far  map[rune]string
}

type plainLetter struct {
	text     string
	accented bool
}

func (a *accents) of(r rune) (plain string, accented bool) {
	if int(r) < len(a.near) {
		return a.near[r].text, a.near[r].accented
	}
	plain, accented = a.far[r]
	return plain, accented
}

var unaccented = sync.OnceValue(func() *accents {
	table := &accents{far: make(map[rune]string)}
	for plain, accented := range fromJSON[map[string]string]("folding.json", data.Folding) {
		for _, r := range accented {
			if int(r) < len(table.near) {
				table.near[r] = plainLetter{plain, true}
			} else {
				table.far[r] = plain
			}
		}
	}
	return table
})

// normalize gives plain text the one form in which the model holds it:
// typographic quotes, dashes and ellipses as ASCII, white space collapsed.
// The module's partial comparisons/plain.html does the same.
func normalize(text string) string {
	if isNormal(text) {
		return text
	}
	out := make([]byte, 0, len(text))
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		switch r {
		case '‘', '’', '‚', '‛', '‹', '›':
			out = append(out, '\'')
		case '“', '”', '„', '‟', '«', '»':
			out = append(out, '"')
		case '‐', '‑', '‒', '–', '—', '―':
			out = append(out, '-')
		case '…':
			out = append(out, "..."...)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// isNormal reports whether normalize would change nothing, for the common
// case of an ASCII text with single spaces.
func isNormal(text string) bool {
	previous := byte(' ')
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && previous == ' ' {
			return false
		}
		previous = c
	}
	return len(text) == 0 || previous != ' '
}

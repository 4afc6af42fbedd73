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
	var out strings.Builder
	for word := range strings.FieldsFuncSeq(apart(foldLetters(text)), isSeparator) {
		word = strings.TrimRight(word, ".")
		if strings.Trim(word, "+#.") == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
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

// apart puts a space between East Asian and other letters.
func apart(text string) string {
	if isASCII(text) {
		return text
	}
	var out strings.Builder
	previous := ' '
	for _, r := range text {
		if previous != ' ' && r != ' ' && isEastAsian(previous) != isEastAsian(r) {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		previous = r
	}
	return out.String()
}

// eastAsian is what a regular expression's brackets hold to match Han
// characters, kana and Hangul: the scripts that set words of others among their
// own without a space.
const eastAsian = `\x{3005}-\x{3007}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}\x{F900}-\x{FAFF}`

// isEastAsian reports whether r is one of eastAsian.
func isEastAsian(r rune) bool {
	return '\u3005' <= r && r <= '\u3007' || '\u3040' <= r && r <= '\u30ff' || '\u3400' <= r && r <= '\u9fff' ||
		'\uac00' <= r && r <= '\ud7af' || '\uf900' <= r && r <= '\ufaff'
}

// foldLetters lowers the case and takes the accents off.
func foldLetters(text string) string {
	text = strings.ToLower(text)
	if isASCII(text) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		switch plain, ok := unaccented()[r]; {
		case ok:
			out.WriteString(plain)
		case '\u0300' <= r && r <= '\u036F': // combining accents
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func isSeparator(r rune) bool {
	switch r {
	case '+', '#', '.':
		return false
	}
	return !unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unaccented maps accented letters in lower case to plain ones.
var unaccented = sync.OnceValue(func() map[rune]string {
	table := make(map[rune]string)
	for plain, accented := range fromJSON[map[string]string]("folding.json", data.Folding) {
		for _, r := range accented {
			table[r] = plain
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

package comparison

import (
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/data"
)

// Fold returns what two spellings of a heading or of a name have in common:
// letters in lower case without accents, digits, and "+", "#" and inner dots,
// which tell C from C++ and C#; words are separated by single spaces, as are
// Latin and East Asian letters, between which nobody writes one. The module's
// partial comparisons/fold.html does the same.
func Fold(text string) string { return folded.of(text, fold) }

var folded memo[string]

// fold is Fold without a memory.
func fold(text string) string {
	var space [96]byte
	f := folder{out: space[:0]}
	for _, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			f.accented(unicode.ToLower(r))
		case 'A' <= r && r <= 'Z':
			f.letter(r + 'a' - 'A')
		default:
			f.letter(r)
		}
	}
	f.endWord()
	if string(f.out) == text {
		return text
	}
	return string(f.out)
}

// folder puts folded letters together.
type folder struct {
	out      []byte
	start    int // where the word begins, with the space before it
	solid    int // where it ends without the periods after it
	inWord   bool
	isWord   bool // it is more than signs
	previous rune
}

// accented adds a letter that may have an accent.
func (f *folder) accented(r rune) {
	plain, accented := data.Plain(r)
	switch {
	case accented:
		for _, r := range plain {
			f.letter(r)
		}
	case r < '\u0300' || r > '\u036F': // but for combining accents
		f.letter(r)
	}
}

// letter adds a character, or ends the word at one that is in none.
func (f *folder) letter(r rune) {
	if isEastAsian(f.previous) != isEastAsian(r) {
		f.endWord()
	}
	f.previous = r
	if isSeparator(r) {
		f.endWord()
		return
	}
	if !f.inWord {
		f.inWord, f.isWord, f.start = true, false, len(f.out)
		if f.start > 0 {
			f.out = append(f.out, ' ')
		}
		f.solid = f.start
	}
	f.out = utf8.AppendRune(f.out, r)
	if r != '.' {
		f.solid = len(f.out)
		f.isWord = f.isWord || r != '+' && r != '#'
	}
}

func (f *folder) endWord() {
	switch {
	case !f.inWord:
		return
	case f.isWord:
		f.out = f.out[:f.solid]
	default:
		f.out = f.out[:f.start]
	}
	f.inWord = false
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

func isSeparator(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || r == '+' || r == '#' || r == '.')
	case '\u4e00' <= r && r <= '\u9fff' || '\uac00' <= r && r <= '\ud7a3':
		return false // all letters
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

// normalize gives plain text the one form in which the model holds it:
// typographic quotes, dashes and ellipses as ASCII, white space collapsed.
// The module's partial comparisons/plain.html does the same.
func normalize(text string) string {
	if isNormal(text) {
		return text
	}
	return normalized(text)
}

// normalized is normalize for a text in which something changes.
func normalized(text string) string {
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
		if plain := typographic(r); plain != "" {
			out = append(out, plain...)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// isNormal reports whether normalize would change nothing, as with most texts.
func isNormal(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if '!' <= c && c <= '~' || c == ' ' && i > 0 && text[i-1] != ' ' {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < utf8.RuneSelf || r == utf8.RuneError || unicode.IsSpace(r) || typographic(r) != "" {
			return false
		}
		i += size - 1
	}
	return text == "" || text[len(text)-1] != ' '
}

// typographic returns what stands for a sign that typewriters have not, "" for
// any other character.
func typographic(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›':
		return "'"
	case '“', '”', '„', '‟', '«', '»':
		return "\""
	case '‐', '‑', '‒', '–', '—', '―':
		return "-"
	case '…':
		return "..."
	}
	return ""
}

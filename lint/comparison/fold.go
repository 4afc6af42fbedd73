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
	for i := normalPrefix(text); i < len(text); {
		c := text[i]
		if '!' <= c && c <= '~' || c == ' ' && i > 0 && text[i-1] != ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < utf8.RuneSelf || r == utf8.RuneError || unicode.IsSpace(r) || typographic(r) != "" {
			return false
		}
		i += size
	}
	return text == "" || text[len(text)-1] != ' '
}

// normalPrefix returns how many bytes at the beginning of a text are ASCII and
// normal, in words of eight: all texts of a page are looked at, which takes a
// fifth of the time so. In each byte, the highest bit says what was found.
func normalPrefix(text string) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	before := uint64(0x80) // a space, of which there is none at the beginning
	i := 0
	for ; i+8 <= len(text); i += 8 {
		t := text[i : i+8]
		word := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
			uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		outside := word | ^(word + ones*(0x80-' ')) | word + ones // beyond ASCII, below the space, DEL
		spaces := ^(word ^ ones*' ' + ones*0x7f)
		if (outside|spaces&(spaces<<8|before))&high != 0 {
			break
		}
		before = spaces >> 56 & 0x80
	}
	return i
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

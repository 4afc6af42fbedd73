package tests

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestKeys gives keys of the front matter values of any kind, as a writer in a
// hurry or a program may: the site builds, and what Hugo renders is what complint
// sees.
//
//	go test ./tests -run TestKeys -seed N             the same pages again
//	go test ./tests -run TestKeys -seed 0 -forever    other ones until something is found
func TestKeys(t *testing.T) {
	compareDrawn(t, "keys", siteConfig, func(random drawer) string {
		k := keyer{random, pick(random, formats)}
		return k.page()
	})
}

// keyer draws front matter in a format.
type keyer struct {
	drawer
	format string
}

// keyScalars are values as they are written, by format.
var keyScalars = map[string][]string{
	"yaml": {
		"plain text", "Tea", "5", "5.0", "1e3", "0x1F", "0X1F", "1.5e3", "12e03", "-5", "+5", "08", "0o17", "0b11", "-.inf", ".nan", "1_000.5", ".5", "1_000", "12:30", "https://example.org/", "https://example.org:80/", "010", "true", "Yes", "null", "~", "2026-01-02",
		"'it''s'", `"a\nb"`, `"Tea: \"hot\""`, "'  '", "!!str 5", ".inf", "1.10",
	},
	"toml": {"5", "+5", "0o17", "-inf", "nan", "1_000.5", "5.0", "1e3", "0x1F", "-5", "1_000", "12:30:00", "true", "2026-01-02", "2026-01-02 10:00:00", "'raw'", `"a\nb"`, "inf", "1.10", "'''x'''"},
	"json": {"5", "5.0", "1e3", "-5", "true", "null", `"a\nb"`, "1.10", "12345678901234567890"},
}

// keyTexts are texts that have a meaning.
var keyTexts = []string{
	"Tea", "coffee", "tie", "**Cheap.** Very", "✅ Mild", "- a\n- b", "# Heading", "[link](/x/)", "<b>bold</b>", "`code`", "–", "n/a", "  spaces  ", "", "a | b", "[^1]", "&amp;", "2026-01-02", "/a.png", "https://example.org/?a=b&c",
	"Text of two paragraphs.\n\nThis is the second.",
}

// scalar draws a value that is neither a list nor a map.
func (k keyer) scalar() string {
	if k.maybe() {
		return literal(pick(k.drawer, keyTexts))
	}
	return pick(k.drawer, keyScalars[k.format])
}

func (k keyer) list(one func() string) string {
	return "[" + strings.Join(drawMany(k.drawer, 0, 3, one), ", ") + "]"
}

// entries draws a map with some of the keys.
func (k keyer) entries(keys map[string]func() string) string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if k.IntN(3) > 0 {
			out = append(out, k.entry(key, keys[key]()))
		}
	}
	return "{" + strings.Join(out, ", ") + "}"
}

func (k keyer) entry(key, value string) string {
	switch k.format {
	case "toml":
		return fmt.Sprintf("%q = %s", key, value)
	case "yaml":
		return fmt.Sprintf("%s: %s", key, value)
	}
	return fmt.Sprintf("%q: %s", key, value)
}

// any draws what should be there, or anything else.
func (k keyer) any(usual func() string) func() string {
	return func() string {
		switch k.IntN(12) {
		case 0:
			return k.scalar()
		case 1:
			return k.list(k.scalar)
		case 2:
			return k.entries(map[string]func() string{"text": k.scalar, "title": k.scalar, "name": k.scalar})
		}
		return usual()
	}
}

func (k keyer) maps(keys map[string]func() string) func() string {
	return k.any(func() string { return k.list(k.any(func() string { return k.entries(keys) })) })
}

func (k keyer) page() string {
	text := k.any(k.scalar)
	points := k.any(func() string {
		return k.list(k.any(func() string { return k.entries(map[string]func() string{"title": text, "text": text}) }))
	})
	name := func() string { return literal(pick(k.drawer, []string{"Tea", "Coffee", "Water"})) }
	byOption := func() string {
		return k.entries(map[string]func() string{"Tea": text, "coffee": text, "Milk": text})
	}
	picks := k.maps(map[string]func() string{"when": text, "option": k.any(name)})
	keys := map[string]func() string{
		"subtitle": text, "kicker": text, "winner": k.any(name), "reviewed": text, "picks": picks,
		"options": k.any(func() string {
			return k.list(k.any(func() string {
				return k.entries(map[string]func() string{"name": k.any(name), "bestFor": text, "url": text, "image": text, "pros": points, "cons": points})
			}))
		}),
		"criteria": k.maps(map[string]func() string{"name": text, "group": text, "glance": text, "winner": k.any(name), "values": k.any(func() string {
			if k.maybe() {
				return k.list(text)
			}
			return byOption()
		})}),
		"verdict": k.any(func() string {
			return k.entries(map[string]func() string{"text": text, "winner": k.any(name), "picks": picks})
		}),
		"conclusion": text, "faq": k.maps(map[string]func() string{"question": text, "answer": text, "q": text, "a": text}), "faqs": k.maps(map[string]func() string{"q": text, "a": text}),
		"cta": k.any(func() string {
			return k.entries(map[string]func() string{"title": text, "text": text, "label": text, "url": text})
		}),
		"sources": k.maps(map[string]func() string{"title": text, "url": text}),
	}
	var out strings.Builder
	write := func(key, value string) { fmt.Fprintf(&out, "%s\n", k.entry(key, value)) }
	marks := map[string][2]string{"yaml": {"---\n", "---\n"}, "toml": {"+++\n", "+++\n"}, "json": {"{\n", "}\n"}}[k.format]
	out.WriteString(marks[0])
	write("title", `"Tea vs Coffee"`)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if k.IntN(3) == 0 {
			if k.format == "json" {
				out.WriteString(", ")
			}
			write(key, keys[key]())
		}
	}
	out.WriteString(marks[1] + "Text.\n")
	return out.String()
}

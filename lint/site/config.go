package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"
)

// config is the part of a Hugo configuration that says what content is.
// Keys are in lower case, as Hugo reads them.
type config map[string]any

// decoders by file name extension: https://gohugo.io/configuration/introduction/
var decoders = map[string]func([]byte, any) error{
	".toml": toml.Unmarshal,
	".yaml": func(data []byte, v any) error { return yaml.Unmarshal(data, v) },
	".yml":  func(data []byte, v any) error { return yaml.Unmarshal(data, v) },
	".json": json.Unmarshal,
}

// readConfig reads the configuration of the site in dir, nil when dir has
// none: hugo.* or config.*, and the files of config/_default.
func readConfig(dir string) (config, error) {
	merged := config{}
	found := false
	for _, name := range []string{"hugo", "config"} {
		if c, err := readFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		} else if c != nil && !found {
			merged.merge(c)
			found = true
		}
	}
	for _, name := range []string{"hugo", "config", "params", "languages"} {
		c, err := readFile(filepath.Join(dir, "config", "_default", name))
		if err != nil {
			return nil, err
		}
		if c == nil {
			continue
		}
		if found = true; name == "params" || name == "languages" {
			c = config{name: map[string]any(c)}
		}
		merged.merge(c)
	}
	if !found {
		return nil, nil
	}
	return merged, nil
}

// readFile reads base with whichever extension it has, nil when there is none.
func readFile(base string) (config, error) {
	for ext, decode := range decoders {
		data, err := os.ReadFile(base + ext)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var c map[string]any
		if err := decode(data, &c); err != nil {
			return nil, fmt.Errorf("%s: %w", base+ext, err)
		}
		return lowerKeys(c), nil
	}
	return nil, nil
}

func lowerKeys(m map[string]any) map[string]any {
	lowered := make(map[string]any, len(m))
	for key, value := range m {
		if inner, ok := value.(map[string]any); ok {
			value = lowerKeys(inner)
		}
		lowered[strings.ToLower(key)] = value
	}
	return lowered
}

// merge adds what other has, map by map.
func (c config) merge(other map[string]any) {
	for key, value := range other {
		mine, ok := c[key].(map[string]any)
		theirs, both := value.(map[string]any)
		if ok && both {
			config(mine).merge(theirs)
			continue
		}
		c[key] = value
	}
}

// at returns the map under keys, empty when there is none.
func (c config) at(keys ...string) config {
	for _, key := range keys {
		inner, _ := c[key].(map[string]any)
		c = inner
	}
	return c
}

// contentDirs returns the content folders: the languages' own, and the site's.
func (c config) contentDirs() []string {
	var dirs []string
	for language := range c.at("languages") {
		if dir, ok := c.at("languages", language)["contentdir"].(string); ok {
			dirs = append(dirs, dir)
		}
	}
	dir, ok := c["contentdir"].(string)
	if !ok {
		dir = "content"
	}
	return append(dirs, dir)
}

// vocabulary returns params.comparisons.vocabulary: kind → phrases.
func (c config) vocabulary() map[string][]string {
	words := make(map[string][]string)
	for kind, value := range c.at("params", "comparisons", "vocabulary") {
		phrases, _ := value.([]any)
		for _, phrase := range phrases {
			words[kind] = append(words[kind], fmt.Sprint(phrase))
		}
	}
	return words
}

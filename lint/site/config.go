package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"
)

// config is the configuration of a Hugo site. Its keys are in lower case, as
// Hugo reads them: https://gohugo.io/configuration/introduction/
type config map[string]any

var (
	// baseNames are the names of configuration files, the first that is there
	// counts, and in config/ those of the files for the whole configuration.
	baseNames = []string{"hugo", "config"}
	// extensions are in the order in which Hugo looks for them.
	extensions = []string{".toml", ".yaml", ".yml", ".json"}
	// environments are the folders of config/ which `hugo` reads, and the last
	// of them is what the environment of a cascade's target is compared with.
	environments = []string{"_default", production}
)

const production = "production"

// readConfig reads the configuration of the site in dir, nil when dir has
// none. As in Hugo, what config/ says overrides the file of the site's root.
func readConfig(dir string) (config, error) {
	merged, err := readRootFile(dir)
	if err != nil {
		return nil, err
	}
	for _, environment := range environments {
		for _, file := range configFiles(filepath.Join(dir, "config", environment)) {
			c, err := readFile(file)
			if err != nil {
				return nil, err
			}
			if merged == nil {
				merged = config{}
			}
			merged.merge(placed(file, c))
		}
	}
	return merged, nil
}

// configFiles returns the configuration files below a folder, in the order in
// which Hugo reads them. As Hugo does, it passes over what it cannot read.
func configFiles(dir string) (files []string) {
	_ = filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.Contains(extensions, filepath.Ext(file)) {
			files = append(files, file)
		}
		return nil
	})
	return files
}

// readRootFile reads the first of the files that a site's root may have.
func readRootFile(dir string) (config, error) {
	for _, name := range baseNames {
		for _, ext := range extensions {
			c, err := readFile(filepath.Join(dir, name+ext))
			if !errors.Is(err, fs.ErrNotExist) {
				return c, err
			}
		}
	}
	return nil, nil
}

// placed puts the content of a file of config/ where its name says: params.toml
// under params, languages.fr.toml and params.fr.toml under the language fr.
// The file may repeat its name as the only key, for what is a list.
func placed(file string, c config) config {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if slices.Contains(baseNames, name) {
		return c
	}
	language := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	name = strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name)))
	value := any(map[string]any(c))
	if inner, ok := c[name]; ok && len(c) == 1 {
		value = inner
	}
	if language == "" {
		return config{name: value}
	}
	if name == "params" {
		value = map[string]any{name: value}
	}
	return config{"languages": map[string]any{language: value}}
}

func readFile(file string) (config, error) {
	data, err := readRegular(file)
	if err != nil {
		return nil, err
	}
	var c map[string]any
	switch filepath.Ext(file) {
	case ".toml":
		err = toml.Unmarshal(data, &c)
	case ".json":
		err = json.Unmarshal(data, &c)
	default:
		err = yaml.Unmarshal(data, &c)
	}
	if err != nil {
		return nil, fmt.Errorf("%s%s: %w", file, lineOf(err, data), err)
	}
	lowered, _ := lowerKeys(c).(map[string]any)
	return lowered, nil
}

// lineOf returns ":3" for an error in line 3 whose text does not say so: that
// of YAML does.
func lineOf(err error, data []byte) string {
	var inTOML *toml.DecodeError
	if errors.As(err, &inTOML) {
		line, _ := inTOML.Position()
		return fmt.Sprintf(":%d", line)
	}
	var inJSON *json.SyntaxError
	if errors.As(err, &inJSON) {
		before := data[:min(int(inJSON.Offset), len(data))]
		return fmt.Sprintf(":%d", 1+bytes.Count(before, []byte("\n")))
	}
	return ""
}

// lowerKeys returns value with the keys of its maps in lower case.
func lowerKeys(value any) any {
	lowered := map[string]any{}
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			lowered[strings.ToLower(key)] = lowerKeys(inner)
		}
	case map[any]any: // YAML with a key that is no string
		for key, inner := range value {
			lowered[strings.ToLower(fmt.Sprint(key))] = lowerKeys(inner)
		}
	case []any:
		for i, inner := range value {
			value[i] = lowerKeys(inner)
		}
		return value
	default:
		return value
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

// text returns the string under key, "" when there is none.
func (c config) text(key string) string {
	text, _ := c[key].(string)
	return text
}

// texts returns the strings under key, which may be a single one.
func (c config) texts(key string) []string {
	if text, ok := c[key].(string); ok {
		return []string{text}
	}
	var texts []string
	list, _ := c[key].([]any)
	for _, item := range list {
		texts = append(texts, fmt.Sprint(item))
	}
	return texts
}

// mapsOf returns the maps that value is: one, or those of a list.
func mapsOf(value any) []config {
	switch value := value.(type) {
	case map[string]any:
		return []config{value}
	case []any:
		var maps []config
		for _, item := range value {
			maps = append(maps, mapsOf(item)...)
		}
		return maps
	}
	return nil
}

// vocabulary returns params.comparisons.vocabulary: kind → phrases.
func (c config) vocabulary() map[string][]string {
	words := make(map[string][]string)
	vocabulary := c.at("params", "comparisons", "vocabulary")
	for kind := range vocabulary {
		words[kind] = vocabulary.texts(kind)
	}
	return words
}

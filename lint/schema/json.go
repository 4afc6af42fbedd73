package schema

import (
	"bytes"
	"encoding/json"
)

// Address returns where the JSON Schema of that name is published.
func Address(name string) string {
	return "https://raw.githubusercontent.com/complint/comparisons/main/schemas/" + name + ".json"
}

// node is a JSON Schema. Draft 7 is the latest that the language servers of
// both YAML and TOML understand.
type node struct {
	Schema               string       `json:"$schema,omitempty"`
	ID                   string       `json:"$id,omitempty"`
	Title                string       `json:"title,omitempty"`
	Ref                  string       `json:"$ref,omitempty"`
	Description          string       `json:"description,omitempty"`
	Type                 any          `json:"type,omitempty"` // a string or a []string
	Enum                 []string     `json:"enum,omitempty"`
	Pattern              string       `json:"pattern,omitempty"`
	Minimum              *int         `json:"minimum,omitempty"`
	Default              any          `json:"default,omitempty"`
	Items                *node        `json:"items,omitempty"`
	Properties           *definitions `json:"properties,omitempty"`
	AdditionalProperties any          `json:"additionalProperties,omitempty"` // false or a *node
	Required             []string     `json:"required,omitempty"`
	AnyOf                []*node      `json:"anyOf,omitempty"`
	Definitions          *definitions `json:"definitions,omitempty"`
}

// definitions are schemas by name, in the order in which they were added.
type definitions struct {
	names []string
	nodes []*node
}

func (d *definitions) add(name string, n *node) {
	d.names = append(d.names, name)
	d.nodes = append(d.nodes, n)
}

// MarshalJSON writes an object.
func (d *definitions) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, name := range d.names {
		if i > 0 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(d.nodes[i])
		if err != nil {
			return nil, err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func marshal(n *node) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(n)
	return bytes.TrimSpace(out.Bytes()), err
}

// JSON returns the document as a JSON Schema, which is published under a name.
// It is wider than Check where JSON Schema has no words: it does not know keys
// that differ in case, and takes a key that is nearly one of ours for one of
// the site's.
func (d *Document) JSON(name string) ([]byte, error) {
	g := generator{hugo: d.Hugo, definitions: new(definitions), defined: make(map[string]bool)}
	root := g.inPlace(d.Root)
	root.Schema, root.ID, root.Title = "http://json-schema.org/draft-07/schema#", Address(name), d.Title
	if len(g.definitions.names) > 0 {
		root.Definitions = g.definitions
	}
	compact, err := marshal(root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Indent(&out, compact, "", "  ")
	out.WriteByte('\n')
	return out.Bytes(), err
}

type generator struct {
	hugo        bool
	definitions *definitions
	defined     map[string]bool
}

// node returns the schema of a shape with its alternatives.
func (g *generator) node(s *Shape) *node {
	if s.Or == nil {
		n := g.one(s)
		if n.Ref == "" { // beside $ref nothing counts
			g.annotate(n, s)
		}
		return n
	}
	n := new(node)
	for shape := s; shape != nil; shape = shape.Or {
		n.AnyOf = append(n.AnyOf, g.one(shape))
	}
	g.annotate(n, s)
	return n
}

func (g *generator) annotate(n *node, s *Shape) {
	n.Description, n.Default = s.Doc, s.Default
}

// one returns the schema of a shape without its alternatives and description:
// a reference to its definition, if it has a name.
func (g *generator) one(s *Shape) *node {
	if s.Name == "" {
		return g.inPlace(s)
	}
	if !g.defined[s.Name] {
		g.defined[s.Name] = true
		n := g.inPlace(s)
		g.annotate(n, s)
		g.definitions.add(s.Name, n)
	}
	return &node{Ref: "#/definitions/" + s.Name}
}

func (g *generator) inPlace(s *Shape) *node {
	switch s.Kind {
	case Bool:
		return &node{Type: g.types("boolean", s)}
	case Number:
		return &node{Type: g.types("integer", s), Minimum: new(int)}
	case Date:
		return &node{Type: g.types("string", s), Pattern: datePattern}
	case List:
		return &node{Type: g.types("array", s), Items: g.node(s.Items)}
	case Map:
		return g.object(s)
	}
	n := &node{Type: g.types("string", s), Enum: s.Choices}
	if g.hugo && !s.Literal {
		n.Type = []string{"string", "number", "boolean", "null"}
	}
	return n
}

// types returns the type of a shape, and null where that is allowed.
func (g *generator) types(name string, s *Shape) any {
	if s.Kind == List || s.Kind == Map || g.hugo && !s.Literal {
		return []string{name, "null"}
	}
	return name
}

// datePattern is the days of comparison.ParseDay, and the empty text.
const datePattern = `^$|^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}:\d{2}.*)?$|^\d{1,2} [A-Za-z]+ \d{4}$|^[A-Za-z]+ \d{1,2}, \d{4}$`

func (g *generator) object(s *Shape) *node {
	n := &node{Type: g.types("object", s)}
	if len(s.Keys) > 0 {
		n.Properties = new(definitions)
	}
	for _, key := range s.Keys {
		n.Properties.add(key.Name, g.node(key.Shape))
		if key.Required {
			n.Required = append(n.Required, key.Name)
		}
	}
	switch {
	case s.Others != nil:
		n.AdditionalProperties = g.node(s.Others)
	case !s.Open:
		n.AdditionalProperties = false
	}
	return n
}

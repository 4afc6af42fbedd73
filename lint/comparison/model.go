package comparison

// Comparison is the model of a comparison page, whatever its spelling. Its
// JSON is the output of `complint inspect`, and the module's partial
// comparisons/model.html builds the same from the rendered page.
//
// All texts are plain: markup rendered and stripped, entities decoded, white
// space collapsed, typographic quotes, dashes and ellipses as ASCII. A text
// that the page does not give is "", a list empty, never null.
type Comparison struct {
	Title       Text     `json:"title"`
	Subtitle    Text     `json:"subtitle"`
	Description Text     `json:"description"`
	Kicker      Text     `json:"kicker"`
	Lead        Text     `json:"lead"` // before the first heading
	Options     []Option `json:"options"`
	// Tables are those whose header names at least two options.
	Tables   []Table      `json:"tables"`
	Sections []Section    `json:"sections"`
	Verdict  Verdict      `json:"verdict"`
	FAQ      []Question   `json:"faq"`
	CTA      CallToAction `json:"cta"`
	Reviewed Text         `json:"reviewed"` // "YYYY-MM-DD"; where reviewed is absent, the day of Hugo's lastmod
	Sources  []Source     `json:"sources"`
}

// Option is one of the things compared.
type Option struct {
	Name    Text    `json:"name"`
	BestFor Text    `json:"bestFor"`
	URL     Text    `json:"url"`
	Image   Text    `json:"image"`
	Pros    []Point `json:"pros"`
	Cons    []Point `json:"cons"`
}

// Point is a pro or a con: "**Title.** text". Title is empty when the item
// does not begin with bold text.
type Point struct {
	Title Text `json:"title"`
	Text  Text `json:"text"`
}

// Role is what a comparison table is for.
type Role string

// The roles of a table: the short one near the top, and the complete one.
const (
	RoleGlance Role = "glance"
	RoleFull   Role = "full"
)

// Table is a table that compares options.
type Table struct {
	Role    Role   `json:"role"`
	Caption Text   `json:"caption"`
	Columns []Text `json:"columns"` // names of options, in the header's order
	Rows    []Row  `json:"rows"`

	Grid *Grid `json:"-"` // the table as it is written; nil in front matter
	// Transposed is set when the options stand in the rows of the grid.
	Transposed bool `json:"-"`
}

// Row is a criterion with one cell for each of the table's columns.
type Row struct {
	Criterion Text   `json:"criterion"`
	Group     Text   `json:"group"` // of the last row above that heads a group
	Cells     []Text `json:"cells"`

	Written *GridRow `json:"-"` // nil in front matter, and in a transposed table
}

// SectionKind is what a section is about.
type SectionKind string

// The kinds of sections.
const (
	SectionOverview SectionKind = "overview"
	SectionGlance   SectionKind = "glance"
	SectionFull     SectionKind = "full"
	SectionOption   SectionKind = "option"
	SectionPros     SectionKind = "pros"
	SectionCons     SectionKind = "cons"
	SectionBestFor  SectionKind = "best-for"
	SectionVerdict  SectionKind = "verdict"
	SectionFAQ      SectionKind = "faq"
	SectionCTA      SectionKind = "cta"
	SectionSources  SectionKind = "sources"
	SectionOther    SectionKind = "other"
)

// Section is a heading and what stands below it.
type Section struct {
	Kind    SectionKind `json:"kind"`
	Heading Text        `json:"heading"`
	Option  string      `json:"option"` // name of the option that it is about, "" if none
	Level   int         `json:"level"`  // 1 to 6

	// Both is set for a section of pros and cons together, whose kind is other.
	Both bool `json:"-"`
	// Parent is the index of the section around this one, -1 for none.
	Parent int `json:"-"`
	// Role is that of the tables in this section, "" where it decides nothing.
	Role Role `json:"-"`
	// Text is all that a verdict or an FAQ holds, nested sections included.
	Text Text `json:"-"`
}

// Verdict is what the page concludes.
type Verdict struct {
	Text   Text   `json:"text"`
	Winner Text   `json:"winner"` // an option, "tie", or "" when none is declared
	Picks  []Pick `json:"picks"`
}

// Pick is a recommendation for one situation.
type Pick struct {
	When   Text `json:"when"`
	Option Text `json:"option"`
}

// Question is an entry of the FAQ.
type Question struct {
	Question Text `json:"question"`
	Answer   Text `json:"answer"`
}

// CallToAction is the invitation at the end of a page.
type CallToAction struct {
	Title Text `json:"title"`
	Text  Text `json:"text"`
	Label Text `json:"label"` // of the link
	URL   Text `json:"url"`
}

// Source is a reference that the page gives.
type Source struct {
	Title Text `json:"title"`
	URL   Text `json:"url"`
}

// Grid is a table as it is written, whether it compares or not.
type Grid struct {
	HTML    bool // raw HTML, in which cells may span others; else Markdown
	Span    Span
	Header  []Text
	Rows    []GridRow
	Section int // index of its section, -1 before the first heading
}

// GridRow is a row of a Grid.
type GridRow struct {
	Span  Span   // the line, without leading and trailing space
	Cells []Text // as many as the header has: missing ones are empty
	// Written are the spans of the cells in the source, fewer or more than
	// the header's when the row is ragged.
	Written []Span
	// Heads is set when only the first cell is filled: the row is the heading
	// of a group, not a criterion.
	Heads bool
}

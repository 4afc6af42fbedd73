package differential

import "strings"

// pages returns files with front matter of all kinds, and none.
func pages() []string {
	all := []string{
		"", "\n", "text", "\ufefftext", "\n \ufeff\n\ufefftext", "<!--more-->\ntext", " <!--more-->a<!--more-->b", "é<!--more-->b",
		"\ufeff<!--more-->", "\xff<!--more-->", "\u00a0---\n---\n", "# Title\n{{< a >}}", "a{{</* b", "{{< a >}}", "\n{{% a %}}",
		"-", "--", "---", "---\n", "- list\n", "-- \n", "---\n---", "---\n---\n", "---\n---\n\n", "---\n---\r\nbody", "---\n---\rbody", "---\n---\r\rbody",
		"---\r---\rbody", "---\r\n---\r\nbody", "---\n\r---\nbody", "------", "------\n---\n", "--- \na: 1\n---body", "---a: 1\n---\nbody",
		"---\na: 1\n --- \n---\nbody", "---\na: 1\n----\nbody", "---\na: ---\n---\n", "---\na: 1\n", "---\na: 1\n--", "---\na: 1\n+++\n", "---\na: é\r---\r\n\nb",
		"\ufeff---\na: 1\n---\nbody", "\n\n \t---\na: 1\n---\nbody", "---\ufeff\n---\nbody", "---\n\ufeff---\n---\nbody",
		"+++\na = 1\n+++\nbody", "+++\n+++", "++\n", "+++\na = '''\n+++\n'''\n+++\nbody", "+++\r\na = 1\r\n+++\r\nbody", "+++\na = 1\n---\n",
		"{}", "{}body", "{}\r\nbody", "{\"a\": 1}\nbody", "\n {\"a\": 1}\n\nbody", "\ufeff{\"a\": \"}\\\"}\"}\nbody", "{\"a\": {\"b\": [{}]}}{{< a >}}", "{", "{\"", "{\"}", "{\\", "{\\}}", "{a}\rb", "{\"a\\", "{\"é\\é\"}",
		"#+TITLE: x\ntext\n# more\ntext", "# more\n<!--more-->", "#", "#+",
		"---\ntitle: A\n---\n\nSome text.\n<!--more-->\nSome text.\n", "+++\nfoo = \"bar\"\n+++\n{{< sc1 >}}\n<!--more-->\n{{< sc2 >}}", "---\n---\n<!--more-->",
	}
	for _, body := range bodies {
		all = append(all, "---\ntitle: A vs B\ntype: comparisons\n---\n"+body)
	}
	for _, body := range bodies {
		all = append(all, strings.ReplaceAll("\ufeff+++\ntitle = 'Größe'\n+++\n\n"+body, "\n", "\r\n"))
	}
	return all
}

// bodies holds every form of shortcodes in Hugo's documentation and in the
// tests of its page parser, and those that have to be refused.
var bodies = []string{
	"", "to be or not", " \t\n", "{{", "{{{", "{{<", "{{%", "{{ < a >}}", "{{ .Title }}", "}} >}}",
	// The documentation.
	"{{< audio src=/audio/test.mp3 >}}",
	"Today is\n{{< date.inline \":date_medium\" >}}\n  {{- now | time.Format (.Get 0) -}}\n{{< /date.inline >}}.\n\nToday is {{< date.inline \":date_full\" />}}.\n",
	"{{< details summary=\"See the details\" >}}\nThis is a **bold** word.\n{{< /details >}}\n",
	"{{< instagram CxOWiQNP2MO >}}", "{{< qr >}}\nhttps://gohugo.io\n{{< /qr >}}\n", "{{< qr text=https://gohugo.io />}}",
	"{{< figure src=/images/kitten.jpg alt=\"A white kitten\" >}}", "{{< my-shortcode name=\"John Smith\" age=24 married=false >}}",
	"{{< figure\n  src=/images/kitten.jpg\n  alt=\"A white kitten\"\n  caption=\"This is a white kitten\"\n  loading=lazy\n>}}\n",
	"{{< myshortcode `This is some <b>HTML</b>,\nand a new line with a \"quoted string\".` >}}",
	"{{% foo %}} ## Section 1 {{% /foo %}}\n\n{{< foo >}} ## Section 2 {{< /foo >}}\n",
	"{{< gallery class=\"content-gallery\" >}}\n  {{< image src=\"/images/a.jpg\" >}}\n  {{< image src=\"/images/b.jpg\" >}}\n{{< /gallery >}}\n{{< img src=\"/images/three.jpg\" >}}\n",
	"{{< image a.jpg 300 \"A white kitten\" >}}", "This is {{< year >}}, and look.", "{{< contrived title=\"A\" >}}\n**b**\n{{< /contrived  >}}",
	"{{< media/audio path=/audio/podcast/episode-42.mp3 >}}", "[x]({{% ref \"/a\" %}}) [y]({{< relref path=\"/a\" lang=\"de\" >}})",
	"```md\n{{</* figure src=a.jpg */>}}\n{{%/* foo */%}}\n```\n", "`{{</* qr text=https://gohugo.io /*/>}}`",
	"```go-html-template\n{{ with .Get 0 }}{{/* a comment */}}{{ end }}\n```\n", "```\n{{< not-in-code >}}\n```\n", "<!-- {{< a >}} -->",
	"{{< highlight go \"linenos=table,hl_lines=8 15-17\" >}}\nfunc main() {}\n{{< /highlight >}}",
	// The tests of Hugo's page parser.
	"{{< sc1 \n >}}", "{{< sc/sub >}}", "{{<     sc1     >}}", "{{<sc1>}}", "Hello\n    {{% sc1 %}}", "\t{{% sc1 %}}\r\n", "{{< sc1 %}}", "{{% sc1 >}}",
	"{{< /sc1 >}}", "{{< sc1 >}}{{< /another >}}", "{{< sc1 >}}{{< /sc1 >}}{{< /another >}}", "{{< sc1 >}}{{< /sc1 keyword>}}",
	"{{< sc1 3.14 >}}", "{{< sc1 param1=3.14 >}}", "{{< sc1 param1= 3.14 >}}", "{{< sc1 param1=`Hello World` >}}", "{{< sc1 -ziL-Q_456igdO-4 >}}", "{{< sc1 \"-ziL-.%QigdO-4\" >}}",
	"{{< sc1`Hello World` >}}", "{{< sc1`Hello \\b World` >}}", "{{< sc1 param1   param2 >}}", "{{< sc1 />}}", "{{< sc1/>}}", "{{< sc1 param1 />}}{{< sc2 param1 />}}", "{{< sc1 / keyword>}}", "{{< sc1 / sc1 >}}",
	"{{< sc1 >}}{{< sc1 >}}{{< /sc1 >}}{{< /sc1 >}}", "{{< sc1 >}}ab{{% sc2 param1 %}}cd{{< sc3 >}}ef{{< /sc3 >}}gh{{% /sc2 %}}ij{{< /sc1 >}}kl", "{{< sc1 >}}{{% /sc1 %}}",
	"{{< sc1 param1=\"Hello World\" param2=\"p2Val\">}}", "{{< sc1 param1=\\\"Hello World\\\"  >}}", "{{< sc1 \\\"param1\\\"  >}}", "{{< sc1 param1=\\\"Hello \\\"escaped\\\" World\\\"  >}}",
	"{{< sc1 param1=\"Hello \\\"escaped\\\" World\"  >}}", "{{< sc1 \"Hello \\\"escaped\\\" World\"  >}}", "{{< sc1 \"\\\"\" \"\\\"\\\"a\\b\\\"\" >}}", "{{< sc1 param1=\\`Hello World\\` >}}", "{{< sc1 param1 \\`Hello World\\` >}}",
	"{{< sc1`Hello World``Second Param` >}}", "{{< sc1 param2=\"Hello World>}}", "{{< sc1`Hello World >}}", "{{< sc1`Hello World``Second Param >}}", "{{< sc1 \"a\n\" >}}",
	"{{< sc1 param1=\"Hello World\" p2 >}}", "{{< sc1 param1=`Hello World``Second Param` >}}", "{{< sc1 param1=\"Hello World\" \"And Universe\" >}}", "{{< sc1 \"param1\" param2=\"And Universe\" >}}", "{{< sc1 param1 param2=\"Hello World\">}}",
	"{{</* sc1 */>}}", "{{</* sc1 \"**/*.pdf\" */>}}", "{{</* sc1 >}}", "{{</* sc1 >}}*/", "{{</**/>}}", "{{</*/>}}", "{{</*/>}} */>}}", "{{%/* a */>}} */%}}", "{{</* a\n*/>}}{{</* b */>}}",
	"{{< sc1.inline >}}Hello World{{< /sc1.inline >}}", "{{< sc1.inline >}}Hello World{{< / sc1.inline >}}", "{{< sc1.inline >}}x{{< /sc1.inline>}}", "{{< sc1.inline >}}x{{% /sc1.inline %}}",
	"{{< sc1.inline >}}a{{< /sc1.inline >}}b{{< sc1.inline />}}{{< sc2.inline >}}c{{< /sc2.inline >}}", "{{< sc1.inline >}}{{ .Get 0 }}{{ .Get 1 }}{{< /sc1.inline >}}",
	"{{< sc1.inline >}}Hello World{{< sc1 >}}{{< /sc1.inline >}}", "{{< sc1.inline >}}{{</* x */>}}{{< /sc1.inline >}}", "{{< sc1.Inline >}}a{{< /sc1.Inline >}}", "{{< sc1.inline\n>}}", "{{< sc1.inline >}}", "{{< sc1.inline >}}a{{< /sc1.inline ", "{{< sc1.inline >}}a{{< /\u00a0sc1.inline >}}",
	// What Hugo takes against expectation.
	"{{< >}}", "{{%%}}", "{{< / >}}", "{{< a >}}b{{< / >}}", "{{< a / / >}}", "{{< a >}}{{< / / a >}}", "{{< \\\"p\\\" >}}", "{{< \\\"p\\\" a >}}", "{{< a >}}{{< / \\\"p\\\" a >}}", "{{< a / \\\"p\\\" >}}", "{{< a / \\\"p\\\" a=1 >}}",
	"{{< a k = \"v\" >}}", "{{< a k = \"v\" l = \"w\" >}}", "{{< a k = \"v\" l >}}", "{{< a k = \"v\" l=w >}}", "{{< a \"k\"=\"v\" >}}", "{{< a =v >}}", "{{< a = v k >}}", "{{< a k==v >}}", "{{< a k=v=w >}}", "{{< a k=\"v\"=w >}}", "{{< a k= >}}", "{{< a k=\\foo \"bar\" >}}", "{{< a \\ \\k >}}",
	"{{< a k=v>}}", "{{< a k=v>}} text {{< /a >}}", "{{< a k=v/>}} >}}", "{{< a k=\"\" l=`` >}}", "{{< a k=\"a\\\\\" >}}", "{{< a k=\"<!--more-->\" >}}<!--more-->", "{{< größe höhe=\"é\" >}}é{{< /größe >}}", "{{< 表格 名=`值` >}}", "{{< _a -b >}}", "{{< -a >}}", "{{< \"a\" >}}", "{{< a .5 >}}", "{{< a b/c >}}", "{{< a, b >}}", "{{< a\u00a0b >}}", "{{< a \xff >}}", "{{< a\xff >}}",
	"{{< a", "{{< a ", "{{< a \"b", "{{< a `b", "{{< a k=", "{{< a >}}{{< /a", "{{< a >}}{{< /a b >}}", "{{< a {{< b >}}", "{{< a \"{{< b >}}\" >}}", "{{<a>}}{{</a>}}", "{{<a b>}}{{{<c>}}}",
	"a\n<!--more-->\n\n  b\n<!--more-->\nc", "<!--more-->{{< a >}}", "{{< a >}}<!--more-->", "<!--more--><!--more-->", "<!-- more -->", "<!--more", "{{<!--more-->", "{{< a >}}\n# more\n",
	// This project's own.
	"{{< comparison/option name=\"Python\" >}}\n{{< comparison/pros >}}\n- **Fast.** Yes.\n{{< /comparison/pros >}}\n{{% comparison/cons %}}\n- Slow.\n{{% /comparison/cons %}}\n{{< /comparison/option >}}\n",
	"{{< comparison/table role=\"glance\" caption=\"Größe\" >}}\n| | A | B |\n|---|---|---|\n| x | `a|b` | c |\n{{< /comparison/table >}}\n\n{{< comparison/table role=\"full\" />}}\n",
	"{{< comparison/faq >}}\n  {{< comparison/question title=\"A or B?\" >}}A.{{< /comparison/question >}}\n{{< /comparison/faq >}}\n{{< comparison/verdict winner=\"A\" >}}A.{{< /comparison/verdict >}}\n{{< comparison/cta url=\"https://x.org/?a=b\" label=\"Go\" >}}\n{{< comparison/page >}}\n",
}

package comparison

import (
	"strings"
	"testing"
)

// realHeadings are headings of comparisons of Python and Node.js: language →
// what the heading announces and the option that it names, after "=".
var realHeadings = map[string][]string{
	"ar": {
		"المزايا والعيوب=pros-and-cons ",
		"مزايا Python=pros Python",
		"عيوب Node.js:=cons Node.js",
		"الإيجابيات=pros ",
		"نقاط الضعف=cons ",
		"اختر Python إذا=best-for Python",
		"الخلاصة=verdict ",
		"أيّهما أفضل؟=verdict ",
		"نظرة سريعة=glance ",
		"الأسئلة الشائعة=faq ",
		"المراجع=sources ",
		"ما هو Python؟=option Python",
		"مقارنة تفصيلية=full ",
	},
	"de": {
		"Vor- und Nachteile=pros-and-cons ",
		"Vorteile von Python=pros Python",
		"Was gegen Node.js spricht=cons Node.js",
		"Wann Python die bessere Wahl ist=best-for Python",
		"Node.js passt, wenn …=best-for Node.js",
		"Am besten für=best-for ",
		"Fazit=verdict ",
		"Auf einen Blick=glance ",
		"Python oder Node.js=full ",
		"Häufig gestellte Fragen=faq ",
		"Noch unentschlossen?=cta ",
		"Quellen=sources ",
		"Was ist Node.js?=option Node.js",
		"Überblick=overview ",
	},
	"en": {
		"Strengths & weaknesses=pros-and-cons ",
		"Where Python shines=pros Python",
		"What Node.js doesn’t do well=cons Node.js",
		"Who Python is for=best-for Python",
		"When to choose Node.js=best-for Node.js",
		"So, which one should you choose?=verdict ",
		"Python vs Node.js: Which is better?=verdict ",
		"Python vs. Node.js=full ",
		"Which is better: Python or Node.js?=verdict ",
		"TL;DR=glance ",
		"FAQ=faq ",
		"Frequently Asked Questions (FAQ)=faq ",
		"Need help deciding?=cta ",
		"References & further reading=sources ",
		"The Python option=option Python",
		"Key differences=full ",
	},
	"es": {
		"Ventajas y desventajas=pros-and-cons ",
		"Ventajas de Python=pros Python",
		"Desventajas del Node.js=cons Node.js",
		"¿Cuándo elegir Python?=best-for Python",
		"Elige Node.js si…=best-for Node.js",
		"Conclusión=verdict ",
		"¿Cuál elegir?=verdict ",
		"De un vistazo=glance ",
		"Python frente a Node.js=full ",
		"Preguntas frecuentes=faq ",
		"Próximos pasos=cta ",
		"Fuentes=sources ",
		"¿Qué es Node.js?=option Node.js",
	},
	"fr": {
		"Avantages et inconvénients=pros-and-cons ",
		"Avantages de Python=pros Python",
		"Inconvénients Node.js=cons Node.js",
		"Quand choisir Python ?=best-for Python",
		"Idéal pour :=best-for ",
		"Notre verdict=verdict ",
		"Lequel choisir ?=verdict ",
		"En un coup d’œil=glance ",
		"Python ou Node.js=full ",
		"Foire aux questions=faq ",
		"Besoin d’aide pour choisir ?=cta ",
		"Pour aller plus loin=sources ",
		"Qu’est-ce que Python ?=option Python",
	},
	"id": {
		"Kelebihan dan Kekurangan=pros-and-cons ",
		"Kelebihan Python=pros Python",
		"Kekurangan Node.js=cons Node.js",
		"Kapan Menggunakan Python?=best-for Python",
		"Pilih Node.js jika=best-for Node.js",
		"Cocok untuk=best-for ",
		"✅ Kesimpulan=verdict ",
		"Mana yang lebih baik?=verdict ",
		"📊 Perbandingan Cepat=glance ",
		"Perbedaan Python dan Node.js=full ",
		"Pertanyaan yang Sering Diajukan=faq ",
		"Langkah Selanjutnya=cta ",
		"Referensi=sources ",
		"Apa itu Node.js?=option Node.js",
	},
	"it": {
		"Pro e contro=pros-and-cons ",
		"Vantaggi di Python=pros Python",
		"Svantaggi di Node.js=cons Node.js",
		"Quando scegliere Python=best-for Python",
		"Scegli Node.js se=best-for Node.js",
		"Conclusioni=verdict ",
		"Quale scegliere?=verdict ",
		"In sintesi=glance ",
		"Differenze tra Python e Node.js=full ",
		"Domande frequenti=faq ",
		"Prossimi passi=cta ",
		"Fonti=sources ",
		"Cos’è Node.js?=option Node.js",
		"Panoramica=overview ",
	},
	"ja": {
		"メリット・デメリット=pros-and-cons ",
		"Pythonのメリット=pros Python",
		"Node.jsの弱み=cons Node.js",
		"Python が向いている人=best-for Python",
		"こんな人におすすめ=best-for ",
		"まとめ=verdict ",
		"どちらを選ぶべきか？=verdict ",
		"ひと目で比較=glance ",
		"PythonとNode.jsの違い=full ",
		"よくある質問=faq ",
		"次のステップ=cta ",
		"参考文献=sources ",
		"Node.jsとは？=option Node.js",
		"１．結論=verdict ",
	},
	"ko": {
		"장단점=pros-and-cons ",
		"Python의 장점=pros Python",
		"Node.js의 단점=cons Node.js",
		"Python이 맞는 쪽=best-for Python",
		"Node.js를 선택해야 하는 경우=best-for Node.js",
		"결론=verdict ",
		"무엇을 선택해야 할까?=verdict ",
		"한눈에 보기=glance ",
		"Python과 Node.js의 차이점=full ",
		"자주 묻는 질문=faq ",
		"다음 단계=cta ",
		"참고자료=sources ",
		"Python이란?=option Python",
	},
	"nl": {
		"Voor- en nadelen=pros-and-cons ",
		"Voordelen van Python=pros Python",
		"Nadelen van Node.js=cons Node.js",
		"Wanneer kies je Python?=best-for Python",
		"Kies Node.js als=best-for Node.js",
		"Conclusie=verdict ",
		"Welke past het best bij jou?=verdict ",
		"In één oogopslag=glance ",
		"Verschil tussen Python en Node.js=full ",
		"Veelgestelde vragen=faq ",
		"Hulp nodig bij het kiezen?=cta ",
		"Bronnen=sources ",
		"Wat is Node.js?=option Node.js",
	},
	"pl": {
		"Wady i zalety=pros-and-cons ",
		"Zalety Python=pros Python",
		"Node.js – wady=cons Node.js",
		"Kiedy wybrać Python?=best-for Python",
		"Wybierz Node.js, jeśli=best-for Node.js",
		"Podsumowanie=verdict ",
		"Co wybrać?=verdict ",
		"W skrócie=glance ",
		"Python czy Node.js=full ",
		"Najczęściej zadawane pytania=faq ",
		"Następne kroki=cta ",
		"Źródła=sources ",
		"Czym jest Node.js?=option Node.js",
	},
	"pt": {
		"Prós e contras=pros-and-cons ",
		"Vantagens do Python=pros Python",
		"Desvantagens do Node.js=cons Node.js",
		"Quando usar o Python=best-for Python",
		"Escolha o Node.js se=best-for Node.js",
		"Conclusão=verdict ",
		"Qual escolher?=verdict ",
		"Num relance=glance ",
		"Diferenças entre Python e Node.js=full ",
		"Perguntas frequentes=faq ",
		"Próximos passos=cta ",
		"Referências=sources ",
		"O que é o Node.js?=option Node.js",
	},
	"ru": {
		"Плюсы и минусы=pros-and-cons ",
		"Плюсы Python=pros Python",
		"Недостатки Node.js=cons Node.js",
		"Когда выбирать Python=best-for Python",
		"Node.js подойдёт, если=best-for Node.js",
		"Кому подойдет=best-for ",
		"Вывод=verdict ",
		"Что выбрать?=verdict ",
		"Коротко о главном=glance ",
		"Чем Python отличается от Node.js=full ",
		"Часто задаваемые вопросы=faq ",
		"Следующий шаг=cta ",
		"Источники=sources ",
		"Что такое Node.js?=option Node.js",
	},
	"vi": {
		"Ưu và nhược điểm=pros-and-cons ",
		"Ưu điểm của Python=pros Python",
		"Nhược điểm của Node.js=cons Node.js",
		"Khi nào nên dùng Python?=best-for Python",
		"Chọn Node.js nếu=best-for Node.js",
		"Kết luận=verdict ",
		"Nên chọn cái nào?=verdict ",
		"So sánh nhanh=glance ",
		"So sánh Python và Node.js=full ",
		"Câu hỏi thường gặp=faq ",
		"Bước tiếp theo=cta ",
		"Tài liệu tham khảo=sources ",
		"Node.js là gì?=option Node.js",
	},
	"zh": {
		"优缺点=pros-and-cons ",
		"Python的优势=pros Python",
		"Node.js 的缺點=cons Node.js",
		"什么时候用 Python？=best-for Python",
		"适合人群：=best-for ",
		"结论=verdict ",
		"该怎么选？=verdict ",
		"一覽=glance ",
		"Python和Node.js的区别=full ",
		"常见问题=faq ",
		"下一步=cta ",
		"参考资料=sources ",
		"什么是 Node.js？=option Node.js",
	},
}

// otherHeadings announce nothing that the model has a place for. Some are a
// word for it in another language.
var otherHeadings = map[string][]string{
	"ar": {"التثبيت", "الأسعار"},
	"de": {"Geschichte", "Preise", "Über uns", "Inhaltsverzeichnis"},
	"en": {"Installation", "Pricing", "Performance", "Pro", "Plus", "About us"},
	"es": {"Instalación", "Precios", "Sobre nosotros"},
	"fr": {"Sommaire", "Tarifs", "Présentation", "Installation de Node.js"},
	"id": {"Instalasi", "Harga"},
	"it": {"Sommario", "Prezzi"},
	"ja": {"価格", "インストール", "導入"},
	"ko": {"설치", "가격"},
	"nl": {"Prijzen", "Geschiedenis"},
	"pl": {"Cennik", "Instalacja"},
	"pt": {"Preços", "Sumário"},
	"ru": {"Установка", "Цены", "Содержание"},
	"vi": {"Cài đặt", "Giá cả", "Mục lục"},
	"zh": {"安装", "价格", "目录"},
}

func TestVocabularyWords(t *testing.T) {
	vocabulary := newTestVocabulary(t)
	options := newOptionList([]Text{{Value: "Python"}, {Value: "Node.js"}})
	for language, headings := range realHeadings {
		for _, test := range headings {
			heading, want, _ := strings.Cut(test, "=")
			kind, option := vocabulary.classify(normalize(heading), options)
			if got := string(kind) + " " + option; got != want {
				t.Errorf("%s: %q is %q, want %q", language, heading, got, want)
			}
		}
	}
	for language, headings := range otherHeadings {
		for _, heading := range headings {
			if kind, _ := vocabulary.classify(normalize(heading), options); kind != SectionOther {
				t.Errorf("%s: %q is %s", language, heading, kind)
			}
		}
	}
}

// TestVocabularyWordsOfCells: what tables say in place of a value, and above
// their criteria.
func TestVocabularyWordsOfCells(t *testing.T) {
	vocabulary := newTestVocabulary(t)
	for _, cell := range strings.Split("n/a|—|k. A.|Unbekannt|N/D|sin datos|n.d.|н/д|нет данных|brak danych|n.v.t.|不明|未知|暂无|해당 없음|không rõ|tidak diketahui|غير متوفر", "|") {
		if !vocabulary.isNone(cell) {
			t.Errorf("%q is a value", cell)
		}
	}
	for _, cell := range strings.Split("no|none|nein|keine|ninguno|aucun|нет|brak|なし|无|없음|không|tidak|لا|0", "|") {
		if vocabulary.isNone(cell) {
			t.Errorf("%q is no value", cell)
		}
	}
	for _, header := range strings.Split("Criteria|Kriterium|Característica|Critère|Caratteristica|比較項目|비교 항목|Kenmerk|Cecha|Характеристика|对比维度|المعيار|Tiêu chí|Fitur", "|") {
		if !vocabulary.isCriterion(header) {
			t.Errorf("%q stands above no criteria", header)
		}
	}
}

func TestOptionsFromTitleWords(t *testing.T) {
	vocabulary := newTestVocabulary(t)
	for title, want := range map[string]string{
		"Python gegen Node.js im Vergleich":         "Python|Node.js",
		"Python oder Node.js: Was passt?":           "Python|Node.js",
		"Docker face à Podman pour les débutants":   "Docker|Podman",
		"Notion vs ClickUp en 2026":                 "Notion|ClickUp",
		"Docker o Podman: ¿cuál elegir?":            "Docker|Podman",
		"Docker frente a Podman para principiantes": "Docker|Podman",
		"Docker rispetto a Podman per iniziare":     "Docker|Podman",
		"Vue ou React? Qual escolher":               "Vue|React",
		"Python czy Go? Co wybrać":                  "Python|Go",
		"Docker против Podman для начинающих":       "Docker|Podman",
		"Go или Rust?":                              "Go|Rust",
		"Docker tegenover Podman voor beginners":    "Docker|Podman",
		"React so với Vue cho người mới":            "React|Vue",
		"REST hay GraphQL?":                         "REST|GraphQL",
		"Docker dibandingkan dengan Podman":         "Docker|Podman",
		"Python atau Go?":                           "Python|Go",
		"Python مقابل Go في المشاريع الصغيرة":       "Python|Go",
		"ReactとVueの違い":                              "React|Vue",
		"Kafka 대 RabbitMQ":                          "Kafka|RabbitMQ",
		"React 또는 Vue":                              "React|Vue",
		"Kafka对比RabbitMQ":                           "Kafka|RabbitMQ",
		"Go还是Rust？":                                 "Go|Rust",
		"Internet of Things":                        "", // Dutch "of" is "or"
		"Ein oder zwei Dinge über Tee":              "",
		"Schutz für Server":                         "",
	} {
		var names []string
		for _, name := range vocabulary.optionsFromTitle(Text{Value: title}) {
			names = append(names, name.Value)
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("options of %q are %q, want %q", title, got, want)
		}
	}
}

// TestFoldAlike: what is written in one character or in two, or in another of
// a letter's forms, is one word.
func TestFoldAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"Ưu điểm", "U\u031bu đie\u0302\u0309m"},
		{"nhược", "nhu\u031bo\u031b\u0323c"},
		{"Łódź", "lodz"},
		{"Iğdır", "IGDIR"},
		{"чей ещё", "чеи\u0306 еще\u0308"},
		{"أيهما", "ا\u0654يهما"},
		{"مُميّزات", "مميزات"},
		{"المـــزايا", "المزايا"},
		{"ＡＷＳ と Ｃ＋＋", "aws と c++"},
		{"２．まとめ", "2. まとめ"},
	} {
		if a, b := Fold(pair[0]), Fold(pair[1]); a != b {
			t.Errorf("%q is %q, %q is %q", pair[0], a, pair[1], b)
		}
	}
}

func newTestVocabulary(t *testing.T) *Vocabulary {
	t.Helper()
	vocabulary, err := NewVocabulary(nil)
	if err != nil {
		t.Fatal(err)
	}
	return vocabulary
}

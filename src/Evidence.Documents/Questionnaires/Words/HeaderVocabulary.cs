namespace Evidence.Documents.Questionnaires.Words;

/// <summary>
/// The words customers head columns with, in English, German, French, Spanish, Italian, Dutch, Portuguese and Japanese, folded by
/// <see cref="Fold.Words"/>. A word that ends in <c>*</c> also stands for words that begin with it.
/// </summary>
internal static class HeaderVocabulary
{
    /// <summary>Words that mean the role on their own and with others around them.</summary>
    public static IReadOnlyList<(ColumnRole Role, string[] Words)> Strong { get; } =
    [
        (ColumnRole.Id,
        [
            "id", "ids", "no", "nr", "n o", "num", "number", "ref", "ref id", "ref no", "reference no", "reference number", "reference id", "question id",
            "question no", "question number", "questions number", "question ref", "question nr", "q", "q id", "q no", "item", "item no", "item number", "serial",
            "serial no", "sl no", "s no", "sr no", "index", "line", "row", "control id", "control no", "control number", "requirement id", "req id", "key", "identifier",
            "#", "nummer", "lfd nr", "laufende nummer", "lfd", "pos", "position", "frage nr", "fragen nr", "kennung", "numero", "nume ro", "n", "reference question", "no de question",
            "numero de pregunta", "codigo", "code", "code question", "identificador", "identifiant", "n domanda", "numero domanda", "vraagnummer", "vraag nr", "volgnummer",
            "numero da pergunta", "item nr", "番号", "質問番号", "設問番号", "項番", "通番", "管理番号", "no", "№",
        ]),
        (ColumnRole.Section,
        [
            "section", "domain", "category", "categories", "topic", "area", "theme", "subject", "family", "control domain", "control family", "subcategory", "sub category",
            "function", "chapter", "group", "bereich", "kategorie", "thema", "abschnitt", "themenbereich", "themengebiet", "kapitel", "domaine", "categorie", "theme",
            "rubrique", "chapitre", "sous categorie", "seccion", "dominio", "categoria", "tema", "apartado", "ambito", "sezione", "sectie", "onderwerp", "domein",
            "hoofdstuk", "rubriek", "secao", "seccao", "capitulo", "分野", "分類", "カテゴリ", "カテゴリー", "区分", "領域", "章", "大項目", "中項目", "分類項目",
        ]),
        (ColumnRole.Question,
        [
            "question", "questions", "enquiry", "questions a poser", "question text", "question description", "assessment question", "control question", "query", "checklist", "check list", "prompt", "frage", "fragen", "fragestellung", "fragestellungen", "fragetext", "pregunta", "preguntas", "cuestion", "cuestiones", "domanda", "domande", "quesito", "quesiti", "vraag", "vraagstelling", "vragen", "pergunta", "perguntas", "questao", "questoes", "質問*", "設問*", "確認事項", "確認項目", "確認内容", "問い",
        ]),
        (ColumnRole.Answer,
        [
            "answer*", "response*", "please respond", "respond here", "please answer", "reply", "replies", "responded", "antwort*", "ruckmeldung", "stellungnahme", "beantwortung", "reponse*", "respuesta*", "contestacion*",
            "risposta", "risposte", "riscontro", "antwoord*", "reactie", "resposta*", "回答*", "ご回答", "御回答", "答え", "解答",
        ]),
        (ColumnRole.Comment,
        [
            "comment*", "remark*", "explanation*", "clarification*", "additional information", "additional info", "further information", "further details", "justification*",
            "implementation description", "implementation details", "elaboration", "elaborate", "rationale", "please explain", "please describe", "explain", "kommentar*", "bemerkung*", "anmerkung*", "erlauterung*",
            "begrundung*", "commentaire*", "remarque*", "precision*", "explication*", "informations complementaires", "comentario*", "observacion*", "aclaracion*", "justificacion", "explicacion",
            "commento", "commenti", "osservazion*", "spiegazion*", "giustificazione", "toelichting*", "opmerking*", "commentaar", "onderbouwing", "observacao", "observacoes", "justificativa*",
            "explicacao", "esclarecimento*", "コメント*", "備考*", "補足*", "詳細*", "理由", "説明*", "具体的内容",
        ]),
        (ColumnRole.Reference,
        [
            "evidence*", "supporting document*", "supporting evidence", "document reference", "attachment*", "attached", "proof", "artifact*", "artefact*", "supporting material*",
            "document link", "link to evidence", "nachweis*", "beleg*", "anlage*", "dokumentenverweis", "preuve*", "justificatif*", "piece jointe", "pieces jointes", "evidencia*",
            "adjunto*", "documentacion", "documento de soporte", "evidenza", "evidenze", "prova", "prove", "allegat*", "riferimenti", "bewijs*", "bijlage*", "evidencia*", "anexo*", "comprovacao",
            "証跡*", "エビデンス*", "根拠*", "添付*", "参照資料", "証拠*",
        ]),
        (ColumnRole.Guidance,
        [
            "guidance", "help", "help text", "instruction*", "hint*", "example*", "tip", "tips", "how to answer", "expected answer", "expected response", "expected evidence", "required evidence", "typical evidence", "suggested evidence", "sample evidence", "examples of evidence", "evidence examples",
            "evidence required", "evidence requested", "ausfullhinweis*", "hinweis*", "hilfe", "hilfetext", "beispiel*", "aide", "consigne*", "exemple*", "ayuda", "guia", "instruccion*", "ejemplo*", "guida", "istruzion*",
            "esempio", "esempi", "uitleg", "instructie*", "voorbeeld*", "orientacao", "orientacoes", "instruc*", "exemplo*", "記入例", "記載例", "記入方法", "記入要領", "解説", "例",
        ]),
        (ColumnRole.Internal,
        [
            "score*", "scoring", "weight*", "rating", "points", "max score", "marks", "grade", "result", "results", "assessor*", "auditor*", "reviewer*", "evaluator*", "evaluation", "review status",
            "internal use", "office use", "for official use", "customer use only", "risk", "risk level", "risk rating", "severity", "priority", "owner", "responsible", "assignee", "assigned to", "due date", "deadline", "target date", "next step*", "action*",
            "follow up", "finding*", "gap", "gaps", "remediation", "approved by", "bewertung", "punkte", "gewichtung", "prufer", "prioritat", "verantwortlich*", "zustandig", "frist", "massnahme*", "note interne", "poids",
            "ponderation", "evaluateur", "auditeur", "priorite", "responsable", "echeance", "puntuacion", "puntaje", "peso", "evaluador", "prioridad", "plazo", "punteggio", "valutazione", "valutatore",
            "priorita", "responsabile", "scadenza", "gewicht", "beoordeling", "beoordelaar", "prioriteit", "verantwoordelijke", "pontuacao", "avaliador", "avaliacao", "prioridade", "responsavel", "prazo",
            "評価", "評点", "採点", "重要度", "優先度", "担当", "担当者", "期限", "判定",
        ]),
        (ColumnRole.Other,
        [
            "implementation date", "target date", "completion date", "start date", "end date", "expiry date", "valid until", "umsetzungsdatum", "fecha de implementacion", "date de mise en oeuvre", "data di attuazione", "data de implementacao", "実施日", "choices", "question choices", "options", "answer options", "response options", "possible answers", "allowed values", "valid answers", "answer choices", "antwortoptionen", "antwortmoglichkeiten", "choix possibles", "type", "question type", "answer type", "response type", "format", "level", "depth", "maturity", "applicability", "framework", "standard", "mapping", "control mapping", "iso 27001", "iso", "nist", "soc 2", "gdpr",
            "spec", "specification", "clause", "article", "version", "typ", "typologie", "niveau", "norm", "norme", "norma", "livello", "nivel", "tipo", "urn", "implementation groups", "mandatory", "required", "obligatoire", "pflicht", "種別", "必須", "参照規格",
        ]),
    ];

    /// <summary>Words that often mean the role, where no other column claims it more clearly.</summary>
    public static IReadOnlyList<(ColumnRole Role, string[] Words)> Weak { get; } =
    [
        (ColumnRole.Question,
        [
            "requirement*", "control", "controls", "practice", "practices", "measure", "measures", "task", "activity", "step", "topic to address", "capability", "feature", "expectation*", "control description", "control objective", "criteria", "criterion", "statement", "description", "text", "ask", "information requested", "information required",
            "requested information", "subject matter", "anforderung*", "kriterium", "kriterien", "beschreibung", "prufpunkt*", "exigence*", "critere*", "enonce", "libelle", "description de l exigence", "mesure*",
            "requisito*", "criterio*", "enunciado", "descripcion", "requisiti", "criteri", "descrizione", "eis", "eisen", "omschrijving", "beschrijving", "criterios", "requisitos", "descricao", "要件*", "要求事項", "内容", "項目", "チェック項目", "name", "title", "field", "parameter",
            "detail", "item description", "point", "points to check", "particulars", "feld", "champ", "campo", "angabe", "angaben",
        ]),
        (ColumnRole.Answer,
        [
            "value", "input", "your input", "status", "compliance", "compliant", "compliance status", "conformity", "fulfilled", "met", "in place", "implemented", "implementation", "implementation status", "meets requirement*", "meet requirement*", "satisfied", "agreed", "confirmed", "selection", "select", "choice", "yes no", "y n", "yes no na", "yes no n a",
            "self assessment", "vendor", "supplier", "provider", "erfullt", "umgesetzt", "umsetzungsstatus", "umsetzung", "konform", "ja nein", "wert", "eingabe", "auswahl", "statut", "conformite", "conforme", "oui non", "valeur", "saisie", "estado", "cumple", "cumplimiento", "si no",
            "valor", "stato", "conformita", "valore", "ja nee", "voldoet", "waarde", "invoer", "sim nao", "situacao", "conformidade", "atende", "記入欄", "入力欄", "対応状況", "実施状況", "適合", "結果", "はい いいえ", "有無",
        ]),
        (ColumnRole.Comment,
        [
            "note*", "details", "detail*", "observation*", "description", "further", "additional", "if yes", "if no", "if applicable", "hinweise", "details*", "notiz*", "ergebnis", "notas", "detalle*", "dettagl*", "nota*", "details", "detalhe*",
        ]),
        (ColumnRole.Reference,
        [
            "reference*", "document*", "link*", "url", "file", "filename", "file name", "source", "referenz*", "verweis*", "dokument*", "quelle", "lien", "fichier", "source", "referencia*", "enlace", "fonte", "riferiment*", "collegamento", "referentie*", "verwijzing", "参照*", "参考*", "資料", "リンク",
        ]),
        (ColumnRole.Asked, ["assessable", "applicable", "in scope", "asked", "to answer", "to be answered", "evaluable"]),
    ];

    /// <summary>Words that say the column is the customer's, whatever else its header says.</summary>
    public static IReadOnlyList<string> CustomersOwn { get; } =
    [
        "use only", "bank", "hospital", "purchaser", "insurer", "underwriter", "procurement", "contracting authority", "analyst", "evaluation committee", "assessor", "auditor", "reviewer", "evaluator", "internal", "customer", "client", "buyer", "office use", "reviewed", "our", "prufer", "kunde", "intern", "auditeur", "client interne", "evaluador", "cliente",
        "valutatore", "beoordelaar", "klant", "avaliador", "評価者", "監査人", "発注者", "審査",
    ];

    /// <summary>Words that say the column is for the one who answers.</summary>
    public static IReadOnlyList<string> Respondents { get; } =
    [
        "vendor", "supplier", "provider", "respondent", "csp", "bidder", "contractor", "third party", "your", "company", "tenderer", "lieferant*", "anbieter", "auftragnehmer", "fournisseur", "prestataire", "proveedor", "fornitore",
        "leverancier", "fornecedor", "供給者", "サプライヤ", "受注者", "貴社", "委託先",
    ];
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>
/// Labels of what a form asks of the one who fills it in, and not about a subject: company name, contact, address, completed by,
/// signature, date.
/// </summary>
internal static partial class RespondentFields
{
    private const int MostWords = 14;

    // Any of these makes a label one, where all its words are known.
    private static readonly FrozenSet<string> _fields = Set(
        "name names address street city town zip postcode email mail phone telephone mobile fax website url title position job contact signature signatory signed initials date completed filled prepared submitted company organisation organization vendor supplier respondent responder vat duns stamp department "
        + "vorname nachname anschrift strasse plz ort postleitzahl telefon telefonnummer rufnummer mobil webseite unterschrift datum firma firmenname unternehmen unternehmensname ansprechpartner ansprechpartnerin kontakt kontaktperson funktion abteilung ausgefullt bearbeiter stempel lieferant auftragnehmer "
        + "nom prenom adresse rue ville courriel societe entreprise fonction interlocuteur rempli fournisseur prestataire cachet "
        + "nombre apellido direccion calle ciudad correo telefono empresa razon cargo firma fecha cumplimentado completado proveedor contacto puesto sello "
        + "nome cognome indirizzo citta azienda ruolo societa compilato fornitore contatto referente timbro "
        + "naam adres plaats telefoon bedrijf bedrijfsnaam functie handtekening ingevuld leverancier contactpersoon "
        + "endereco cidade telefone fornecedor assinatura preenchido contato empresa carimbo");

    private static readonly FrozenSet<string> _others = Set(
        "the of and or your our for in at to on by behalf s e no nr number numbers id code first last full legal registered registration trading business entity main primary person point details detail role function country state region postal line print printed block capitals authorised authorized representative provider place response respondents web site tax response duly official seal parent "
        + "der die das des und oder von vom im ihr ihre ihres name e-mail nummer nr land rechtlicher vollstandiger titel position "
        + "de du la le les l d et ou par votre en pays code postal raison sociale complet titre poste date lieu representant habilite "
        + "del y e o el los por su social pais fiscal identificacion representante legal persona completo fecha lugar "
        + "di della dello dal da il lo i sociale ragione paese data luogo rappresentante legale partita iva persona "
        + "van het een en door uw land functie datum plaats vertegenwoordiger "
        + "do da dos das seu sua pais data local representante legal pessoa razao");

    /// <summary>Whether the text is such a label and nothing more.</summary>
    public static bool Are(string text)
    {
        // "Name the provider" demands.
        if (text.AsSpan().IndexOfAny('?', '？', '¿') >= 0 || text.StartsWith("name the ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("name your ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var words = Fold.Words(text.Split('(', '[', '（')[0]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords
            ? words.Any(_fields.Contains) && words.All(w => _fields.Contains(w) || _others.Contains(w)) || Japanese().IsMatch(Fold.Spaces(text))
            : Japanese().IsMatch(Fold.Spaces(text));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:貴社|御社|会社|企業|法人|団体|組織|事業者|ご?担当者?|記入者|回答者|責任者|代表者)?(?:会社名|社名|名称|貴社名|氏名|お?名前|名|住所|所在地|電話(?:番号)?|FAX|メール(?:アドレス)?|部署名?|所属|役職|連絡先|署名|捺印|押印|記入日|回答日|日付)(?:（.*）)?[:：]?$")]
    private static partial Regex Japanese();
}

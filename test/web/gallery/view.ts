/** What the gallery shows: every partial once, with long names and with the rare cases. Nothing of it is shipped. */
export const GALERIE = {
  badges: [
    { art: 'info', text: 'In Beratung' },
    { art: 'success', text: 'Öffentlich', icon: 'visibility' },
    { art: 'warning', text: 'Ladungsfrist bis 04.05.2026' },
    { art: 'danger', text: 'Mitzeichnung überfällig' },
    { art: 'neutral', text: 'Geplant' },
  ],
  fehler: [
    { feld: 'betrag', satz: 'Bitte geben Sie den Betrag als Zahl an, zum Beispiel 40.000.' },
    { feld: 'antwort', satz: 'Bitte wählen Sie eine Antwort.' },
  ],
  schritt: {
    satz: 'Die Vorlage ist freigegeben. Setzen Sie sie auf die Tagesordnung des Ausschusses für Stadtentwicklung.',
    angaben: 'Sitzungsdienst · Redaktionsschluss 04.05.2026, 12:00 Uhr',
    aktionen: [
      { text: 'Auf die Tagesordnung', action: '/galerie', commandId: '3.aaaaaaaa', bezug: 'b1', art: 'primary' },
      { text: 'Termin ändern', href: '/termin' },
    ],
    hindernisse: [
      {
        text: 'Ladung versenden',
        gruende: [
          { satz: 'Die Sitzung hat noch keinen Ort.', href: '/sitzungen/1#ort', abhilfe: 'Ort angeben' },
          { satz: 'Die Ladungsfrist von drei Tagen wäre nicht gewahrt.', norm: '§ 53 Abs. 4 KVG LSA' },
        ],
      },
    ],
  },
  stationen: [
    {
      gremium: 'Bezirksrat Mitte',
      stand: 'erledigt',
      angaben: '04.03.2026, TOP 5 · anhörend · öffentlich',
      badge: { art: 'success', text: 'Zustimmung empfohlen' },
      stimmen: ['11 Ja', '2 Nein', '0 Enthaltungen'],
      href: '/sitzungen/1',
    },
    {
      gremium: 'Umweltausschuss',
      stand: 'vertagt',
      angaben: '18.03.2026, TOP 9 · vorberatend · öffentlich',
      badge: { art: 'warning', text: 'Vertagt' },
      hinweis: 'Erneute Beratung am 15.04.2026',
    },
    {
      gremium: 'Umweltausschuss',
      stand: 'erledigt',
      angaben: '15.04.2026, TOP 3 · vorberatend · öffentlich',
      badge: { art: 'success', text: 'Geändert empfohlen' },
      stimmen: ['14 Ja', '5 Nein', '2 Enthaltungen'],
    },
    {
      gremium: 'Finanzausschuss',
      stand: 'abgelehnt',
      angaben: '16.04.2026, TOP 2 · vorberatend · öffentlich',
      badge: { art: 'danger', text: 'Ablehnung empfohlen' },
    },
    {
      gremium: 'Ausschuss für Stadtentwicklung',
      stand: 'aktuell',
      angaben: 'heute, 22.04.2026, TOP 7 · vorberatend · öffentlich',
      badge: { art: 'info', text: 'Wird beraten' },
    },
    {
      gremium: 'Hauptausschuss',
      stand: 'entfallen',
      angaben: 'vorberatend · nichtöffentlich',
      badge: { art: 'neutral', text: 'Entfällt' },
    },
    {
      gremium: 'Stadtrat der Stadt Musterstadt',
      stand: 'offen',
      angaben: '12.05.2026 · beschließend · öffentlich',
      badge: { art: 'neutral', text: 'Geplant' },
    },
  ],
  eckdaten: [
    { name: 'Federführung', wert: 'Fachbereich 61 – Stadtplanung' },
    { name: 'Finanzielle Auswirkungen', wert: '180.000 € (Haushaltsjahr 2026, Produkt 51.1.001)' },
    { name: 'Vorlage als PDF', wert: 'BV/2026/0147, Fassung 3 (142 kB)', href: '/dokumente/1' },
  ],
  gremien: [
    { wert: 'a', text: 'Ausschuss für Stadtentwicklung, Bau, Verkehr und Klimaschutz' },
    { wert: 'b', text: 'Stadtrat', selected: true },
  ],
  antworten: [
    { wert: 'gezeichnet', text: 'Gezeichnet' },
    { wert: 'hinweis', text: 'Mit Hinweis gezeichnet', hint: 'Der Hinweis steht in der Vorlage.' },
    { wert: 'abgelehnt', text: 'Abgelehnt', checked: true },
  ],
  anwesende: [
    { name: 'person', wert: '1', text: 'Ratsmitglied Sitz 1', checked: true },
    { name: 'person', wert: '2', text: 'Ratsmitglied Sitz 2' },
  ],
  verlauf: [
    {
      id: 'ereignis-12',
      wer: 'Umweltausschuss',
      was: 'empfiehlt geändert (14 Ja, 5 Nein, 2 Enthaltungen)',
      wann: '15.04.2026, 18:20 Uhr',
      zitat: 'Ziffer 2 wird um ein Mobilitätskonzept ergänzt.',
    },
    { id: 'ereignis-9', wer: 'Amtsleitung Stadtplanung', was: 'hat Fassung 3 freigegeben', wann: '08.04.2026, 09:12 Uhr' },
  ],
  technische: [{ id: 'ereignis-8', wer: 'Programm', was: 'hat das Dokument erstellt', wann: '08.04.2026, 09:11 Uhr' }],
  spalten: [{ text: 'Vorlage' }, { text: 'Nächster Schritt' }, { text: 'Frist' }, { text: 'Stand' }, { text: 'Aktion', action: true }],
  zeilen: [
    {
      haupt: { text: 'Bebauungsplan Nr. 112 „Am alten Güterbahnhof“', href: '/vorlagen/1', nummer: 'BV/2026/0147' },
      zellen: [
        { spalte: 'Nächster Schritt', text: 'Beschluss erfassen' },
        { spalte: 'Frist', text: 'heute' },
        { spalte: 'Stand', badge: { art: 'info', text: 'Sitzung läuft' } },
      ],
      aktion: { text: 'Beschluss erfassen', label: 'Beschluss erfassen zu BV/2026/0147', href: '/sitzungen/1' },
    },
    {
      haupt: { text: 'Neufassung der Hundesteuersatzung', href: '/vorlagen/2', nummer: 'BV/2026/0151' },
      zellen: [
        { spalte: 'Nächster Schritt', text: 'Mitzeichnung Kämmerei anmahnen' },
        { spalte: 'Frist', text: 'überfällig seit 2 Tagen' },
        { spalte: 'Stand', badge: { art: 'danger', text: 'Überfällig' } },
      ],
      aktion: { text: 'Erinnern', label: 'Erinnern zu BV/2026/0151', action: '/galerie', commandId: '2.bbbbbbbb' },
    },
  ],
  leereListe: [],
  punkte: [
    { nummer: '1', titel: 'Eröffnung und Beschlussfähigkeit', stand: 'festgestellt' },
    { nummer: '6', titel: 'Parkgebührenordnung', stand: 'beschlossen, 20 Ja, 2 Nein, 1 Enthaltung', href: '/top/6' },
    { nummer: '7', titel: 'Bebauungsplan Nr. 112 „Am alten Güterbahnhof“', aktuell: true },
    { nummer: '8', titel: 'Grundstücksangelegenheit', trenner: 'Nichtöffentlicher Teil', href: '/top/8' },
  ],
  schnell: [{ text: 'Einstimmig (22 Ja)' }, { text: 'Mehrheitlich …' }, { text: 'Vertagen …' }],
}

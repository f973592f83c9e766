import type { investigate as english } from '../en/investigate.js';

export const investigate: typeof english = {
  investigate: {
    title: 'Warum?',
    why: 'Warum?',
    running: 'Sieht weiter nach',
    next: 'Als Nächstes ansehen',
    advised: 'Von der KI empfohlen',
    sent: '{{model}} hat das empfohlen und dafür diesen Befund und die Schnitte oben mit {{values}} gesehen, darunter Summen und Namen von Kategorien, und keine Zeilen.',
    nothingLeft: 'Es bleibt nichts zu zerlegen: Kein weiterer Schnitt erklärt mehr.',
    back: 'Hierher zurück',
    end: 'Zusammenfassen',
    summary: 'Zusammenfassung',
    evidence: 'Belege',
    run: '{{title}} · Lauf {{run}}',
    cuts: {
      within: 'Innerhalb von {{column}} {{value}}',
      rows: 'Mehr oder weniger Zeilen, oder größere?',
      levers: '{{quantity}}, Mischung oder {{measure}} je {{quantity}}?',
      since: {
        day: 'Seit wann? Nach Tagen',
        week: 'Seit wann? Nach Wochen',
        month: 'Seit wann? Nach Monaten',
        quarter: 'Seit wann? Nach Quartalen',
        year: 'Seit wann? Nach Jahren',
      },
      largest: 'Die größten Zeilen dahinter',
      drivers: 'Was {{measure}} treibt',
    },
    insert_one: '{{count, number}} Schritt einfügen',
    insert_other: '{{count, number}} Schritte einfügen',
  },
};

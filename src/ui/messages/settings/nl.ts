import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Kies wat {name} in deze browser mag doen. Wat u uit laat staan, blijft uit, en u kunt altijd terugkomen.",
  "close": "Sluiten zonder op te slaan",
  "save": "Keuzes opslaan",
  "saved": "Uw keuzes zijn opgeslagen.",
  "optional": "Aan u de keuze",
  "required": "Nodig om de site te laten werken",
  "always": "Altijd aan",
  "signal": "Afmeldsignaal gerespecteerd: uw browser vraagt sites om uw gegevens niet te verkopen of te delen, daarom staat dit uit. U kunt het hier alsnog toestaan.",
  "details": "Wie, wat en hoe lang",
  "items": "Gegevens",
  "retention": "Bewaard gedurende",
  "effect": "Als u weigert",
  "basis": "Rechtsgrond",
  "services": "Diensten",
  "cookie": "Cookie",
  "storage": "Browseropslag",
  "basis.consent": "Uw toestemming",
  "basis.contract": "Een overeenkomst met u, of stappen waar u vooraf om vroeg",
  "basis.law": "Een wettelijke verplichting",
  "basis.legitimate-interest": "Een gerechtvaardigd belang",
  "basis.vital": "De bescherming van iemands leven of gezondheid",
  "basis.public-safety": "De openbare veiligheid of volksgezondheid"
} satisfies SettingsMessages;

import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Wählen Sie, was {name} in diesem Browser tun darf. Was Sie auslassen, bleibt aus, und Sie können jederzeit zurückkommen.",
  "close": "Schließen, ohne zu speichern",
  "save": "Auswahl speichern",
  "saved": "Ihre Auswahl ist gespeichert.",
  "optional": "Das entscheiden Sie",
  "required": "Für die Website notwendig",
  "always": "Immer an",
  "signal": "Widerspruchssignal beachtet: Ihr Browser bittet Websites, Ihre Daten nicht zu verkaufen oder weiterzugeben, daher ist dies aus. Sie können es hier dennoch erlauben.",
  "details": "Wer, was und wie lange",
  "items": "Daten",
  "retention": "Aufbewahrt für",
  "effect": "Wenn Sie ablehnen",
  "basis": "Rechtsgrundlage",
  "services": "Dienste",
  "cookie": "Cookie",
  "storage": "Browserspeicher",
  "basis.consent": "Ihre Einwilligung",
  "basis.contract": "Ein Vertrag mit Ihnen oder Schritte, um die Sie zuvor gebeten haben",
  "basis.law": "Eine rechtliche Verpflichtung",
  "basis.legitimate-interest": "Ein berechtigtes Interesse",
  "basis.vital": "Der Schutz von Leben oder Gesundheit",
  "basis.public-safety": "Öffentliche Sicherheit oder Gesundheit"
} satisfies SettingsMessages;

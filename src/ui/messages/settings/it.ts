import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Scegli che cosa può fare {name} in questo browser. Ciò che non attivi resta disattivato, e puoi tornare in qualsiasi momento.",
  "close": "Chiudi senza salvare",
  "save": "Salva le scelte",
  "saved": "Le tue scelte sono state salvate.",
  "optional": "Decidi tu",
  "required": "Necessari al funzionamento del sito",
  "always": "Sempre attivo",
  "signal": "Segnale di opposizione rispettato: il tuo browser chiede ai siti di non vendere né condividere i tuoi dati, quindi questa voce è disattivata. Puoi comunque consentirla qui.",
  "details": "Chi, che cosa e per quanto tempo",
  "items": "Dati",
  "retention": "Conservati per",
  "effect": "Se rifiuti",
  "basis": "Base giuridica",
  "services": "Servizi",
  "cookie": "Cookie",
  "storage": "Archiviazione del browser",
  "basis.consent": "Il tuo consenso",
  "basis.contract": "Un contratto con te, o misure precontrattuali da te richieste",
  "basis.law": "Un obbligo di legge",
  "basis.legitimate-interest": "Un legittimo interesse",
  "basis.vital": "La tutela della vita o della salute di una persona",
  "basis.public-safety": "La sicurezza o la salute pubblica"
} satisfies SettingsMessages;

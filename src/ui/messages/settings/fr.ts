import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Choisissez ce que {name} peut faire dans ce navigateur. Ce que vous n’activez pas reste désactivé, et vous pouvez revenir à tout moment.",
  "close": "Fermer sans enregistrer",
  "save": "Enregistrer mes choix",
  "saved": "Vos choix sont enregistrés.",
  "optional": "À vous de choisir",
  "required": "Nécessaires au fonctionnement du site",
  "always": "Toujours actif",
  "signal": "Signal d’opposition respecté : votre navigateur demande aux sites de ne pas vendre ni partager vos données, cette option est donc désactivée. Vous pouvez tout de même l’autoriser ici.",
  "details": "Qui, quoi et combien de temps",
  "items": "Données",
  "retention": "Durée de conservation",
  "effect": "Si vous refusez",
  "basis": "Base légale",
  "services": "Services",
  "cookie": "Cookie",
  "storage": "Stockage du navigateur",
  "basis.consent": "Votre consentement",
  "basis.contract": "Un contrat avec vous, ou des mesures précontractuelles demandées par vous",
  "basis.law": "Une obligation légale",
  "basis.legitimate-interest": "Un intérêt légitime",
  "basis.vital": "La protection de la vie ou de la santé d’une personne",
  "basis.public-safety": "La sécurité ou la santé publique"
} satisfies SettingsMessages;

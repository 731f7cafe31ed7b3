import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Twoje decyzje",
  "history.loading": "Wczytywanie…",
  "history.empty": "W tej przeglądarce nie podjęto jeszcze decyzji.",
  "history.failed": "Nie udało się wczytać listy. Pokazano to, co wie ta przeglądarka.",
  "history.retry": "Spróbuj ponownie",
  "history.accepted": "Zaakceptowano wszystko",
  "history.refused": "Odrzucono wszystko",
  "history.chosen": "Wybrano",
  "history.allowed": "Dozwolone: {items}",
  "history.denied": "Odrzucone: {items}",
  "history.stored": "Zapisano w rejestrze",
  "history.waiting": "Jeszcze nie wysłano",
  "history.local": "Tylko w tej przeglądarce",
  "history.receipt": "Pobierz potwierdzenie",
  "history.download": "Pobierz",
  "history.missing": "Nie udało się wczytać potwierdzenia. Spróbuj ponownie."
} satisfies HistoryMessages;

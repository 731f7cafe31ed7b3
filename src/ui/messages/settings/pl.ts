import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Wybierz, co {name} może robić w tej przeglądarce. To, czego nie włączysz, pozostanie wyłączone, i możesz tu wrócić w każdej chwili.",
  "close": "Zamknij bez zapisywania",
  "save": "Zapisz wybór",
  "saved": "Twój wybór został zapisany.",
  "optional": "Ty decydujesz",
  "required": "Niezbędne do działania strony",
  "always": "Zawsze włączone",
  "signal": "Uwzględniono sygnał sprzeciwu: Twoja przeglądarka prosi strony, aby nie sprzedawały ani nie udostępniały Twoich danych, dlatego ta opcja jest wyłączona. Nadal możesz na nią tutaj zezwolić.",
  "details": "Kto, co i jak długo",
  "items": "Dane",
  "retention": "Okres przechowywania",
  "effect": "Jeśli odmówisz",
  "basis": "Podstawa prawna",
  "services": "Usługi",
  "cookie": "Plik cookie",
  "storage": "Pamięć przeglądarki",
  "basis.consent": "Twoja zgoda",
  "basis.contract": "Umowa z Tobą lub działania przed jej zawarciem, o które prosisz",
  "basis.law": "Obowiązek prawny",
  "basis.legitimate-interest": "Prawnie uzasadniony interes",
  "basis.vital": "Ochrona czyjegoś życia lub zdrowia",
  "basis.public-safety": "Bezpieczeństwo lub zdrowie publiczne"
} satisfies SettingsMessages;

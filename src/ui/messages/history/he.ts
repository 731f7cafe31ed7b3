import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "history.label": "ההחלטות שלך",
  "history.loading": "בטעינה…",
  "history.empty": "בדפדפן זה טרם התקבלה החלטה.",
  "history.failed": "לא ניתן היה לטעון את הרשימה. מוצג מה שידוע לדפדפן זה.",
  "history.retry": "ניסיון נוסף",
  "history.accepted": "הכול אושר",
  "history.refused": "הכול נדחה",
  "history.chosen": "נבחר",
  "history.allowed": "מותר: {items}",
  "history.denied": "נדחה: {items}",
  "history.stored": "תועד",
  "history.waiting": "טרם נשלח",
  "history.local": "שמור בדפדפן זה בלבד",
  "history.receipt": "הורדת קבלה",
  "history.download": "הורדה",
  "history.missing": "לא ניתן היה לטעון את הקבלה. נסו שוב."
} satisfies HistoryMessages;

import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "privacy": "מדיניות פרטיות",
  "embed.text": "הטעינה מחברת את הדפדפן אל {name}, שמקבלת את כתובת ה-IP שלך ועשויה לשמור עוגיות. אפשר לבטל את ״תמיד״ בהגדרות העוגיות.",
  "embed.once": "טעינה חד־פעמית",
  "embed.always": "לאפשר תמיד את {name}"
} satisfies EmbedMessages;

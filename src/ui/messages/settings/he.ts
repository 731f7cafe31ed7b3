import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "אפשר לבחור מה {name} רשאי לעשות בדפדפן הזה. מה שיישאר כבוי לא יופעל, ואפשר לחזור לכאן בכל עת.",
  "close": "סגירה בלי לשמור",
  "save": "שמירת הבחירות",
  "saved": "הבחירות שלך נשמרו.",
  "optional": "לבחירתך",
  "required": "נדרש לפעולת האתר",
  "always": "תמיד פעיל",
  "signal": "אות ההתנגדות כובד: הדפדפן שלך מבקש מאתרים לא למכור ולא לשתף את הנתונים שלך, ולכן אפשרות זו כבויה. עדיין אפשר לאשר אותה כאן.",
  "details": "מי, מה ולכמה זמן",
  "items": "נתונים",
  "retention": "נשמר למשך",
  "effect": "במקרה של סירוב",
  "basis": "בסיס חוקי",
  "services": "שירותים",
  "cookie": "עוגייה",
  "storage": "אחסון הדפדפן",
  "basis.consent": "הסכמתך",
  "basis.contract": "חוזה איתך, או צעדים שביקשת לפניו",
  "basis.law": "חובה חוקית",
  "basis.legitimate-interest": "אינטרס לגיטימי",
  "basis.vital": "הגנה על חיי אדם או על בריאותו",
  "basis.public-safety": "בטיחות הציבור או בריאותו"
} satisfies SettingsMessages;

import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "title": "הפרטיות שלך, הבחירה שלך",
  "text": "{name} מבקש להשתמש בעוגיות ובאחסון דומה לצורך: {purposes}. הם יישארו כבויים עד שתינתן הסכמתך, ואפשר לשנות את הבחירה בכל עת.",
  "privacy": "מדיניות פרטיות",
  "reject": "דחיית הכול",
  "accept": "קבלת הכול",
  "settings": "הגדרות עוגיות"
} satisfies BannerMessages;

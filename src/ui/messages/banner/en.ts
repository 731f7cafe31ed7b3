import type { BannerMessages } from '../banner.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "title": "Your privacy, your choice",
  "text": "{name} asks to use cookies and similar storage for: {purposes}. They stay off unless you accept, and you can change your mind at any time.",
  "privacy": "Privacy policy",
  "reject": "Reject all",
  "accept": "Accept all",
  "settings": "Cookie settings"
} satisfies BannerMessages;

import type { SettingsMessages } from '../settings.js';

export const status = 'reviewed';
export default {
  "intro": "Choose what {name} may do in this browser. What you leave off stays off, and you can come back at any time.",
  "close": "Close without saving",
  "save": "Save choices",
  "saved": "Your choices are saved.",
  "optional": "Up to you",
  "required": "Needed for the site to work",
  "always": "Always on",
  "signal": "Opt-out signal honoured: your browser asks sites not to share or sell your data, so this is off. You can still allow it here.",
  "details": "Who, what and how long",
  "items": "Data",
  "retention": "Kept for",
  "effect": "If you refuse",
  "basis": "Legal basis",
  "services": "Services",
  "cookie": "Cookie",
  "storage": "Browser storage",
  "basis.consent": "Your consent",
  "basis.contract": "A contract with you, or steps you asked for before one",
  "basis.law": "A legal obligation",
  "basis.legitimate-interest": "A legitimate interest",
  "basis.vital": "Protecting somebody’s life or health",
  "basis.public-safety": "Public safety or health"
} satisfies SettingsMessages;

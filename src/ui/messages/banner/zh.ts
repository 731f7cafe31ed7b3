import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "您的隐私，由您选择",
  "text": "{name}希望将 Cookie 及类似存储技术用于：{purposes}。在您同意之前，它们不会启用；您可以随时更改选择。",
  "privacy": "隐私政策",
  "reject": "全部拒绝",
  "accept": "全部接受",
  "settings": "Cookie 设置"
} satisfies BannerMessages;

import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "まだ選択されていません。任意の項目はすべてオフです。",
  "status.none": "任意の項目はすべてオフです。",
  "status.allowed": "オンの項目：{items}。",
  "status.without": "{purpose}（{services} を除く）",
  "status.signal": "オプトアウト信号を反映しました。"
} satisfies StatusMessages;

import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "您的选择记录",
  "history.loading": "正在加载…",
  "history.empty": "此浏览器中尚未作出任何选择。",
  "history.failed": "无法加载列表，仅显示此浏览器中的内容。",
  "history.retry": "重试",
  "history.accepted": "全部接受",
  "history.refused": "全部拒绝",
  "history.chosen": "逐项选择",
  "history.allowed": "已允许：{items}",
  "history.denied": "已拒绝：{items}",
  "history.stored": "已记录",
  "history.waiting": "尚未发送",
  "history.local": "仅保存在此浏览器中",
  "history.receipt": "下载回执",
  "history.download": "下载",
  "history.missing": "无法加载回执，请重试。"
} satisfies HistoryMessages;

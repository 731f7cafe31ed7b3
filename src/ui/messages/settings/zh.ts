import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "请选择{name}可以在此浏览器中做什么。未开启的项目将保持关闭，您可以随时回来更改。",
  "close": "不保存并关闭",
  "save": "保存选择",
  "saved": "您的选择已保存。",
  "optional": "由您决定",
  "required": "网站运行所必需",
  "always": "始终启用",
  "signal": "已遵从退出信号：您的浏览器要求网站不要出售或共享您的数据，因此此项已关闭。您仍可在此允许。",
  "details": "由谁处理、处理什么、保存多久",
  "items": "数据",
  "retention": "保存期限",
  "effect": "拒绝的影响",
  "basis": "法律依据",
  "services": "服务",
  "cookie": "Cookie",
  "storage": "浏览器存储",
  "basis.consent": "您的同意",
  "basis.contract": "履行与您的合同，或应您要求采取的签约前措施",
  "basis.law": "法律义务",
  "basis.legitimate-interest": "正当利益",
  "basis.vital": "保护他人的生命或健康",
  "basis.public-safety": "公共安全或公共卫生"
} satisfies SettingsMessages;

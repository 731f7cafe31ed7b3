import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Escolha o que {name} pode fazer neste navegador. O que não ativar fica desativado, e pode voltar a qualquer momento.",
  "close": "Fechar sem guardar",
  "save": "Guardar escolhas",
  "saved": "As suas escolhas foram guardadas.",
  "optional": "A decisão é sua",
  "required": "Necessário para o funcionamento do site",
  "always": "Sempre ativo",
  "signal": "Sinal de oposição respeitado: o seu navegador pede aos sites que não vendam nem partilhem os seus dados, por isso isto está desativado. Ainda assim, pode permiti-lo aqui.",
  "details": "Quem, o quê e por quanto tempo",
  "items": "Dados",
  "retention": "Conservado durante",
  "effect": "Se recusar",
  "basis": "Fundamento jurídico",
  "services": "Serviços",
  "cookie": "Cookie",
  "storage": "Armazenamento do navegador",
  "basis.consent": "O seu consentimento",
  "basis.contract": "Um contrato consigo, ou diligências prévias a seu pedido",
  "basis.law": "Uma obrigação legal",
  "basis.legitimate-interest": "Um interesse legítimo",
  "basis.vital": "A proteção da vida ou da saúde de alguém",
  "basis.public-safety": "A segurança ou a saúde pública"
} satisfies SettingsMessages;

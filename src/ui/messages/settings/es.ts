import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "Elija qué puede hacer {name} en este navegador. Lo que no active seguirá desactivado, y puede volver en cualquier momento.",
  "close": "Cerrar sin guardar",
  "save": "Guardar selección",
  "saved": "Su selección se ha guardado.",
  "optional": "Usted decide",
  "required": "Necesario para que el sitio funcione",
  "always": "Siempre activo",
  "signal": "Señal de exclusión respetada: su navegador pide a los sitios que no vendan ni compartan sus datos, por lo que esto está desactivado. Aun así, puede permitirlo aquí.",
  "details": "Quién, qué y cuánto tiempo",
  "items": "Datos",
  "retention": "Se conserva durante",
  "effect": "Si lo rechaza",
  "basis": "Base jurídica",
  "services": "Servicios",
  "cookie": "Cookie",
  "storage": "Almacenamiento del navegador",
  "basis.consent": "Su consentimiento",
  "basis.contract": "Un contrato con usted, o medidas previas solicitadas por usted",
  "basis.law": "Una obligación legal",
  "basis.legitimate-interest": "Un interés legítimo",
  "basis.vital": "La protección de la vida o la salud de una persona",
  "basis.public-safety": "La seguridad o la salud públicas"
} satisfies SettingsMessages;

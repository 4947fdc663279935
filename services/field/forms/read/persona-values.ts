import type { FieldRole } from './roles.ts';

/** What a persona may say of itself in a form. Left out: the field is left empty, and refused when it is required. */
export type FormPersona = {
  fullName: string;
  firstName: string;
  lastName: string;
  middleName?: string;
  /** How the persona is addressed where a form insists. */
  salutation?: 'mr' | 'ms';
  email: string;
  /** "+79261234567" */
  phoneE164: string;
  messenger?: string;
  company?: string;
  position?: string;
  site?: string;
  city?: string;
  address?: string;
  service?: string;
  source?: string;
  subject: string;
  message: string;
  budgetText?: string;
  deadlineText?: string;
};

/** The persona's answer to a field, or null when it has none. */
export function personaValue(role: FieldRole, persona: FormPersona): string | null {
  switch (role) {
    case 'name':
      return persona.fullName;
    case 'first_name':
      return persona.firstName;
    case 'last_name':
      return persona.lastName;
    case 'middle_name':
      return persona.middleName ?? null;
    case 'email':
      return persona.email;
    case 'phone':
      return persona.phoneE164;
    case 'messenger':
      return persona.messenger ?? null;
    case 'company':
      return persona.company ?? null;
    case 'position':
      return persona.position ?? null;
    case 'site':
      return persona.site ?? null;
    case 'city':
      return persona.city ?? null;
    case 'address':
      return persona.address ?? null;
    case 'service':
      return persona.service ?? null;
    case 'source':
      return persona.source ?? null;
    case 'subject':
      return persona.subject;
    case 'message':
      return persona.message;
    case 'budget':
      return persona.budgetText ?? null;
    case 'deadline':
      return persona.deadlineText ?? null;
    case 'file':
    case 'consent':
    case 'marketing':
    case 'captcha':
    case 'honeypot':
    case 'button':
    case 'other':
      return null;
    default:
      return role satisfies never;
  }
}

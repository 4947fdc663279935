import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parse } from 'tldts';
import { isFreeMailDomain } from '../../frames/free-mail.ts';
import type { Fault, Path } from '../finding.ts';
import { entries, type PartialProtocol } from '../partial-protocol.ts';

/** E8: own domains and numbers only, and a number that points at one persona. */
export function personaFaults(protocol: PartialProtocol): Fault[] {
  const phones = new Set<string>();
  return entries(protocol.personas).flatMap(({ index, item }) => {
    const path = ['personas', index];
    const faults: Fault[] = [];
    if (item.phone !== undefined && item.phone !== null) {
      faults.push(...phoneFaults([...path, 'phone'], item.phone, phones.has(item.phone)));
      phones.add(item.phone);
    }
    if (item.mailDomain !== undefined) faults.push(...domainFaults([...path, 'mailDomain'], item.mailDomain));
    if (item.displayName !== undefined && /[\r\n<>"]/u.test(item.displayName)) {
      faults.push({
        path: [...path, 'displayName'],
        code: 'wrong-value',
        message: 'The name of the From line holds a character it may not.',
        remedy: 'Remove quotes, angle brackets and line breaks.',
      });
    }
    return faults;
  });
}

function phoneFaults(path: Path, phone: string, taken: boolean): Fault[] {
  const number = parsePhoneNumberFromString(phone);
  if (number?.number !== phone || !number.isPossible()) {
    return [
      {
        path,
        code: 'phone-not-e164',
        message: `"${phone}" is not a number in E.164.`,
        remedy: 'Write it as +78121234567: plus, country code, digits only.',
      },
    ];
  }
  if (taken)
    return [
      {
        path,
        code: 'phone-repeated',
        message: 'Two personas share this number.',
        remedy: 'Give each its own: calls are matched by the number called.',
      },
    ];
  return [];
}

function domainFaults(path: Path, domain: string): Fault[] {
  const { hostname, isIp, domain: registrable } = parse(domain);
  if (domain.trim() === '' || hostname !== domain || isIp === true || registrable === null) {
    return [
      {
        path,
        code: 'mail-domain-invalid',
        message: `"${domain}" is not a domain.`,
        remedy: "Write the operator's own mail domain in lower case, such as mail.example.org.",
      },
    ];
  }
  if (isFreeMailDomain(domain)) {
    return [
      {
        path,
        code: 'mail-domain-foreign',
        message: `"${domain}" is a public mail service.`,
        remedy: 'Use a domain of the operator: each inquiry needs its own alias in it.',
      },
    ];
  }
  return [];
}

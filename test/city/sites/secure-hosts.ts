import type { Studio } from '../studio.ts';
import type { Certificate } from './site-kind.ts';

/** Hosts of these studios that speak TLS, by the certificate they show; makers of forms have a right one. */
export function secureHosts(studios: readonly Studio[]): Record<Certificate, string[]> {
  const own = (certificate: Certificate): string[] =>
    studios.filter(({ kind }) => kind.tls === certificate).map(({ domain }) => domain);
  const makers = studios.flatMap(({ kind }) => Object.keys(kind.abroad ?? {}));
  return { right: [...own('right'), ...new Set(makers)], expired: own('expired'), other_name: own('other_name') };
}

export function needsTls(hosts: Record<Certificate, readonly string[]>): boolean {
  return Object.values(hosts).some((names) => names.length > 0);
}

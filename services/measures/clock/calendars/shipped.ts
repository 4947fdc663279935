import type { BusinessCalendar } from '../business-calendar.ts';
import { RU_2014 } from './ru-2014.ts';
import { RU_2024 } from './ru-2024.ts';
import { RU_2025 } from './ru-2025.ts';
import { RU_2026 } from './ru-2026.ts';

/**
 * Calendars that come with the program. A further year waits for its transfer decree: the operator imports a file.
 * Regional holidays (Tatarstan, Bashkortostan and others) are not included.
 */
export const SHIPPED_CALENDARS: readonly BusinessCalendar[] = [RU_2014, RU_2024, RU_2025, RU_2026];

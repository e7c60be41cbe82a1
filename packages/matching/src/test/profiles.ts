import type { Profile } from "../contract.ts";

/** A profile with nothing filled in but what is given. */
export function profile(role: Profile["role"], id: string, more: Partial<Profile> = {}): Profile {
  return { id, role, capacity: 1, personId: `person-${id}`, answers: {}, text: {}, ...more };
}

export const mentee = (id: string, more?: Partial<Profile>) => profile("mentee", id, more);
export const mentor = (id: string, more?: Partial<Profile>) => profile("mentor", id, more);

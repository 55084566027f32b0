/** Services that a bundle can be made for. */
export const services = ['gradescope', 'classroom50', 'github', 'gitlab'] as const;

export type Service = (typeof services)[number];

/**
 * Who can read what a service is given: of `gradescope` only the course's staff; the others'
 * bundles lie on a public page or in students' repositories.
 */
export const readers: Record<Service, 'staff' | 'students'> = {
  gradescope: 'staff',
  classroom50: 'students',
  github: 'students',
  gitlab: 'students',
};

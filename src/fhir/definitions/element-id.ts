/** The path that an id implies: Patient.contact:home.name is Patient.contact.name. */
export function pathOfId(id: string): string {
  return id.includes(':') ? id.replace(/:[^.]*/g, '') : id;
}

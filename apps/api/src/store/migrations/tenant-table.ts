/**
 * SQL for a table of the tenant: `institution_id` leads its keys, row-level security is forced, and
 * the application role may read and write rows but not the table's definition.
 * `columns` are the columns and constraints after `institution_id`.
 */
export function tenantTable(
  name: string,
  columns: string,
  rights: "SELECT, INSERT, UPDATE, DELETE" | "SELECT, INSERT" = "SELECT, INSERT, UPDATE, DELETE",
): string {
  return `
    CREATE TABLE app.${name} (
      institution_id uuid NOT NULL REFERENCES app.institution (id),
      ${columns}
    );
    ALTER TABLE app.${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE app.${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON app.${name}
      USING (institution_id = app.current_institution())
      WITH CHECK (institution_id = app.current_institution());
    GRANT ${rights} ON app.${name} TO quad_app;
  `;
}

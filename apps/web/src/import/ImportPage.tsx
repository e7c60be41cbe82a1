import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { StartImportMutationVariables } from "../gql/SchemeImports.ts";
import { SchemeImportsDocument, StartImportDocument } from "../gql/SchemeImports.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Radios } from "../ui/Choices.tsx";
import { ErrorSummary, type FieldError } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { PastImports } from "./PastImports.tsx";
import { readText } from "./readText.ts";
import "./ImportPage.css";

type Role = StartImportMutationVariables["input"]["role"];

/** Bytes that the API takes in one request, less what the request itself needs. */
const MOST = 4_500_000;

/** Chooses a file of people and their role. Nothing is brought in before it has been checked. */
export function ImportPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemeImportsDocument, { variables: { schemeId } });
  const start = useAction(StartImportDocument, { refetchQueries: ["SchemeImports"] });
  const [role, setRole] = useState<Role | "">("");
  const [file, setFile] = useState<File | null>(null);
  const [attempt, setAttempt] = useState(0);
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;

  const errors: FieldError[] = [];
  if (!role) errors.push({ id: "role", message: t`Choose whether they are mentors or mentees` });
  if (!file) errors.push({ id: "file", message: t`Choose a file` });
  else if (file.size > MOST) {
    errors.push({ id: "file", message: t`Split this file: it is larger than 4.5 MB` });
  }
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find((one) => one.id === id)?.message;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length > 0 || !file || !role) return;
    const content = readText(new Uint8Array(await file.arrayBuffer()));
    const outcome = await start.run({ input: { schemeId, role, fileName: file.name, content } });
    if (outcome.kind === "done") {
      await navigate(`/schemes/${schemeId}/imports/${outcome.value.id}`);
    }
  }

  return (
    <Page
      title={t`Import people`}
      back={{ to: `/schemes/${schemeId}/people`, label: t`All people` }}
      lede={t`A file with one person on each line. You choose what its columns mean and see what would happen before anything does.`}
    >
      {shown.length > 0 && <ErrorSummary errors={shown} attempt={attempt} />}
      <Columns
        wide
        asideLabel={t`About the file`}
        aside={
          <Section title={t`The file`}>
            <div className="prose">
              <p>
                <Trans>
                  A CSV file from any spreadsheet, up to 10,000 lines. The first line names the
                  columns. First name, last name and email address are needed; the rest may be left
                  out.
                </Trans>
              </p>
              <p>
                <Trans>
                  The same file can be imported again: whoever is there already is brought up to
                  date, never doubled. Nobody gets a letter from an import.
                </Trans>
              </p>
              <p>
                <a className="solo" href="/samples/mentors.csv" download>
                  <Trans>Sample file with mentors</Trans>
                </a>
                <br />
                <a className="solo" href="/samples/mentees.csv" download>
                  <Trans>Sample file with mentees</Trans>
                </a>
              </p>
            </div>
          </Section>
        }
      >
        <form onSubmit={onSubmit} noValidate>
          <Radios
            id="role"
            label={t`Who is in the file?`}
            layout="row"
            value={role}
            onChange={(value) => setRole(value as Role)}
            options={[
              { value: "MENTOR", label: t`Mentors` },
              { value: "MENTEE", label: t`Mentees` },
            ]}
            error={errorOf("role")}
          />
          <Field id="file" label={t`File`} error={errorOf("file")}>
            {(control) => (
              <input
                {...control}
                className="input file"
                type="file"
                accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
                onChange={(event) => setFile(event.target.files?.[0] ?? null)}
              />
            )}
          </Field>
          <ActionNote schemeId={schemeId} action={start} />
          <div className="acts acts--end">
            <Button
              variant="filled"
              type="submit"
              busy={start.busy}
              busyLabel={t`Reading the file…`}
            >
              <Trans>Read the file</Trans>
            </Button>
          </div>
        </form>
        <PastImports schemeId={schemeId} imports={data.imports} />
      </Columns>
    </Page>
  );
}

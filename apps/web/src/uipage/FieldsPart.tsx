import { useState } from "react";
import { Checkboxes, Radios, Tick } from "../ui/Choices.tsx";
import { DateInput } from "../ui/DateInput.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { FilterSelect, Filters, FilterText } from "../ui/Filters.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { Case, Part } from "./Specimen.tsx";

const words = (value: string) => value.match(/\S+/g)?.length ?? 0;

export function FieldsPart() {
  const [title, setTitle] = useState("Timetabling Officer");
  const [offer, setOffer] = useState("");
  const [hope, setHope] = useState("To have led the work.");
  const [meet, setMeet] = useState("face");
  const [models, setModels] = useState<string[]>(["one"]);
  const [area, setArea] = useState("");
  const [date, setDate] = useState("2026-11-12");
  const [agreed, setAgreed] = useState(false);
  return (
    <Part title="Fields">
      <div className="two">
        <div>
          <TextInput
            label="Job title"
            hint="From the staff directory. Change it here if it is wrong."
            value={title}
            onChange={setTitle}
          />
          <TextArea
            id="offer"
            label="What you can offer"
            seenBy="Seen by mentees who search"
            error="Write a few words about what you can offer"
            value={offer}
            onChange={setOffer}
            wordsLeft={250 - words(offer)}
            saved="Not saved yet"
          />
          <TextArea
            label="What would you like to have changed by the end?"
            value={hope}
            onChange={setHope}
            wordsLeft={3 - words(hope)}
            saved="Saved at 14:02"
            rows={3}
          />
        </div>
        <div>
          <Radios
            label="How would you rather meet?"
            value={meet}
            onChange={setMeet}
            options={[
              { value: "face", label: "Face to face" },
              { value: "video", label: "By video", hint: "Teams, or what suits you both" },
            ]}
          />
          <Checkboxes
            label="Which models suit you?"
            optional
            value={models}
            onChange={setModels}
            options={[
              { value: "one", label: "One-to-one" },
              { value: "two", label: "Two-by-two" },
            ]}
          />
          <Select
            id="area"
            label="Service area"
            error="Choose your service area"
            value={area}
            onChange={setArea}
            width="medium"
            placeholder="Choose one"
            options={[
              { value: "sa", label: "Student Administration" },
              { value: "is", label: "Information Services" },
            ]}
          />
          <DateInput
            label="When does it end?"
            hint="For example, 26 8 2027"
            value={date}
            onChange={setDate}
          />
          <Tick
            label="I agree to keep what we say between us"
            checked={agreed}
            onChange={setAgreed}
          />
        </div>
      </div>
      <Case title="Error summary">
        <ErrorSummary
          errors={[
            { id: "offer", message: "Write a few words about what you can offer" },
            { id: "area", message: "Choose your service area" },
          ]}
        />
      </Case>
      <Case title="Filters, kept in the address">
        <Filters label="Schemes">
          <FilterText name="q" label="Find a scheme, unit or coordinator" />
          <FilterSelect
            name="model"
            label="Model"
            any="Any model"
            options={[{ value: "one", label: "One-to-one" }]}
          />
        </Filters>
      </Case>
    </Part>
  );
}

-- CreateTable
CREATE TABLE "pack_hand_back" (
    "pack_id" UUID NOT NULL,
    "pack_version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "handed_back_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_back_by" UUID,
    "post" TEXT NOT NULL,

    CONSTRAINT "pack_hand_back_pkey" PRIMARY KEY ("pack_id","pack_version")
);

-- CreateTable
CREATE TABLE "board_action_notice" (
    "action_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "message" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_action_notice_pkey" PRIMARY KEY ("action_id","person_id","step","due_on")
);

-- CreateIndex
CREATE INDEX "board_action_notice_message_idx" ON "board_action_notice"("message");

-- AddForeignKey
ALTER TABLE "pack_hand_back" ADD CONSTRAINT "pack_hand_back_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_hand_back" ADD CONSTRAINT "pack_hand_back_handed_back_by_fkey" FOREIGN KEY ("handed_back_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_action_notice" ADD CONSTRAINT "board_action_notice_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "board_action"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_action_notice" ADD CONSTRAINT "board_action_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was said with a pack that was handed back, and what somebody was told, stays.
GRANT SELECT ON "pack_hand_back", "board_action_notice" TO "stronghold_app", "stronghold_writer";
GRANT INSERT ON "pack_hand_back", "board_action_notice" TO "stronghold_writer";

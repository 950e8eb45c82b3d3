package org.dienlab.train.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file of weights, in both languages. */
class BadWeightsTest {
    private static final String ENGLISH = "a.safetensors is not a safetensors file of weights: ";
    private static final String CHINESE = "a.safetensors 不是 safetensors 权重文件：";

    @TempDir
    Path dir;

    private void assertRefused(byte[] bytes, String english, String chinese) throws IOException {
        Path file = Files.write(dir.resolve("a.safetensors"), bytes);
        SessionException e = assertThrows(SessionException.class, () -> WeightsFile.lane(file));
        assertEquals(ENGLISH + english + ".", e.getMessage());
        assertEquals(CHINESE + chinese + "。", e.sentence(Locale.SIMPLIFIED_CHINESE));
    }

    private static byte[] withHeader(String json, int data) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + header.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    @Test
    void aTextIsNoHeader() throws IOException {
        assertRefused(
                "12345678, a text".getBytes(StandardCharsets.UTF_8),
                "expected a header of 2 to 16 bytes, found 4050765991979987505",
                "文件头应为 2 到 16 字节，实为 4050765991979987505");
    }

    @Test
    void aFileThatEndsTooEarlyIsCutShort() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Safetensors.write(Map.of("fc2.b", Tensor.vector(1, 2)), whole);
        for (int size : new int[] {0, 7, whole.size() - 1}) {
            assertRefused(Arrays.copyOf(whole.toByteArray(), size), "it is cut short", "内容不完整");
        }
    }

    @Test
    void aHeaderThatIsNoJsonIsDamaged() throws IOException {
        assertRefused(withHeader("{\"fc2.b\": [", 0), "its header is damaged", "文件头已损坏");
    }

    @Test
    void aTensorOfAnotherTypeOrSizeIsNamed() throws IOException {
        for (String tensor : new String[] {
            "{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]}",
            "{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[0,16]}"
        }) {
            assertRefused(
                    withHeader("{\"fc2.b\":" + tensor + "}", 16),
                    "tensor fc2.b: expected F64 or F32 data of its shape",
                    "张量 fc2.b 应为与其形状相符的 F64 或 F32 数据");
        }
    }

    @Test
    void dataWithAGapIsNamedWithItsPlace() throws IOException {
        assertRefused(
                withHeader("{\"fc2.b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]}}", 16),
                "tensor fc2.b: expected its data at byte 0",
                "张量 fc2.b 的数据应从第 0 字节开始");
    }

    @Test
    void aFileThatIsNotThereIsNotCalledDamaged() {
        SessionException e =
                assertThrows(SessionException.class, () -> WeightsFile.lane(dir.resolve("no.safetensors")));
        assertEquals("no.safetensors cannot be read.", e.getMessage());
        assertEquals("无法读取 no.safetensors。", e.sentence(Locale.SIMPLIFIED_CHINESE));
    }
}
